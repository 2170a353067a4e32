"""Make the model in the box from the package that carries its weights; nothing here runs when it is used."""

from passerelle.index.openvino_embedder import import_openvino

import_openvino()  # before any module here imports it: without its telemetry
