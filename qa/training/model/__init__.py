"""Make the bundled model from the package that carries its weights."""

from passerelle.index.embed.bundled import import_openvino

import_openvino()  # before any module here imports it: without its telemetry
