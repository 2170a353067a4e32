"""A store that a program fills from its memory: documents added, replaced and removed, each call in one transaction."""

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn, Self, Unpack

from numpy.typing import ArrayLike

from passerelle.index.aside import written_aside
from passerelle.index.chunk import DEFAULT_TARGET_TOKENS
from passerelle.index.collection.frames import Columns, Frame, read_columns
from passerelle.index.collection.ready import add_ready, require_model, texts_as_documents, unit_halves
from passerelle.index.collection.records import Record, read_documents, read_id
from passerelle.index.collection.taken_out import arrow_table, passages, vectors
from passerelle.index.collection.update import Update, add_all, replace_all
from passerelle.index.embed.embedder import DEFAULT_ENGINE, Embedder, Engine, Vectors, require_embedder
from passerelle.index.embed.open import open_embedder
from passerelle.index.errors import PasserelleError, StoreError
from passerelle.index.given import path_of, require_flag, several
from passerelle.index.removal import erase as erase_removed
from passerelle.index.removal import remove_all
from passerelle.index.run.types import Summary
from passerelle.index.store.account import Account
from passerelle.index.store.change import Change, change, require_same
from passerelle.index.store.folders import open_one
from passerelle.index.store.location import Location, absolute, read_location
from passerelle.index.store.only import Only
from passerelle.index.store.protocol import AnyStore
from passerelle.index.store.rows import Settings
from passerelle.index.sync import Options, stored_settings, sync
from passerelle.index.types import Passage
from passerelle.index.uncopied import refuse_copy


class Collection:
    """The documents of one store, to be changed by a program; who searches the store sees each call's change whole.

    Threads may share it: their calls follow each other. Documents are dicts or dataclass instances with ``id`` and
    ``text``, and if known ``title``, ``language`` (``fr``, ``en`` or ``other``), ``fields``, ``path`` or ``source``,
    ``headings`` and ``pages``; or `passerelle.Document` instances.
    """

    def __init__(self, folder: Location, embedder: Embedder | None, options: Options) -> None:
        self.folder = folder
        self._embedder = embedder
        self._options = options
        self._lock = threading.RLock()
        self._closed = False

    def __reduce__(self) -> NoReturn:
        refuse_copy(self)

    @classmethod
    def open(  # noqa: PLR0913  what a person may choose, each by its name
        cls,
        folder: Location | str,
        *,
        model: str = "",
        embedder: Embedder | None = None,
        engine: Engine = DEFAULT_ENGINE,
        passage_tokens: int = 0,
        wait: float = 0.0,
    ) -> Self:
        """Open the store in *folder*, or in a database at ``postgresql://…``, and make it if there is none.

        *model*, *engine* and *passage_tokens* are as for `passerelle index`; *embedder* is one of the program's own.
        *wait* is how many seconds each call waits for another writer.

        Raises:
            StoreError: the folder cannot be written, or its store is damaged or was made with another model.
            EmbedderError: the model cannot be loaded.
        """
        options = Options(model=model, engine=engine, passage_tokens=passage_tokens, wait=wait)
        if embedder is not None:
            require_embedder(embedder)
        collection = cls(read_location(folder), embedder, options)
        stored = stored_settings(collection.folder)
        if stored is None:
            with collection._changing() as opened:
                opened.commit({})
        elif embedder is not None or passage_tokens or model not in {"", stored.model}:
            require_same(stored, collection._settings(), collection.folder)
        collection.folder = absolute(collection.folder)  # wherever the program goes from here
        return collection

    def close(self) -> None:
        """Give back the model; any call after that raises a `StoreError`."""
        with self._lock:
            self._closed, self._embedder = True, None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        with self._reading() as store:
            return store.count()

    def __contains__(self, id_: object) -> bool:
        with self._reading() as store:
            return store.count(Only(documents=[read_id(id_)])) > 0

    def ids(self) -> list[str]:
        """Return the ids of all documents, in order."""
        with self._reading() as store:
            return [entry.id for entry in store.entries()]

    @property
    def account(self) -> Account:
        """What was not read of all the documents that the store holds, and of the paths that were synced."""
        with self._reading() as store:
            return store.account

    def add(self, documents: Iterable[Record] | Frame, **columns: Unpack[Columns]) -> Update:
        """Put in *documents*, whose ids must be new, in one transaction.

        They may be the rows of a frame of pandas or polars; *columns* say which holds what, as ``id="key",
        text="body", fields=["author"]``, or which keys of dicts do. A cell without a value is left out.

        Raises:
            ValueError: the store holds one of the ids, or what a document says cannot be; nothing is written.
            TypeError: a value has another type; the message says where.
            StoreLockedError: another program is writing to the store.
        """
        read = read_documents(documents, read_columns(columns))
        with self._changing() as opened:
            return add_all(opened, read)

    def replace(self, documents: Iterable[Record] | Frame, **columns: Unpack[Columns]) -> Update:
        """Put in *documents*, each in place of the one with its id, if there is one, in one transaction.

        One with the same words and fields is left alone. *columns* and the errors are those of :meth:`add`.
        """
        read = read_documents(documents, read_columns(columns))
        with self._changing() as opened:
            return replace_all(opened, read)

    def remove(self, ids: Iterable[str | int], *, erase: bool = False) -> Update:
        """Take out the documents of those *ids*, in one transaction; with *erase*, leave no byte of them in the store.

        Files are not touched: those that a document was read from are passed over by later runs, until :meth:`sync`
        is asked for them with ``again``. `passerelle.Collection` erases what is kept of conversations, too.

        Raises:
            StoreError: the store holds no document of one of the ids; then none is taken out.
            TypeError: *ids* is one id and not several, or an id is neither text nor a whole number.
        """
        require_flag("erase", erase)
        wanted = list(dict.fromkeys(map(read_id, several("ids", ids, "['notes']"))))
        with self._lock:
            self._require_open()
            if wanted:
                remove_all(wanted, self.folder, wait=self._options.wait, erase=erase)
            elif erase:
                erase_removed(self.folder, wait=self._options.wait)
        return Update(removed=len(wanted))

    def add_vectors(  # noqa: PLR0913  a column each
        self,
        texts: Iterable[str],
        vectors: ArrayLike,
        fields: Sequence[Mapping[str, Any] | None] | None = None,
        *,
        ids: Sequence[str | int] | None = None,
        titles: Sequence[str | None] | None = None,
        model: str = "",
        normalise: bool = False,
    ) -> Update:
        """Put in *texts* whose vectors are made, in one transaction: each is a document of one passage.

        *vectors* have the shape ``(texts, dimension)`` and unit rows, or are scaled to such with *normalise*; they
        must be of the store's own model, which *model* may name to have it checked. They are kept in half precision,
        until a rebuild cuts and embeds the texts as any others. A text without an id gets one from its words. Nothing
        is embedded, and no model loaded.

        Raises:
            ValueError: the store holds one of the ids; the vectors are of another number, dimension, length or
                model; or what a document says cannot be. Nothing is written.
            TypeError: a value has another type; the message says where.
        """
        columns: dict[str, Sequence[Any] | None] = {"id": ids, "title": titles, "fields": fields}
        documents = texts_as_documents(texts, columns)
        with self._lock:
            self._require_open()
            settings = stored_settings(self.folder) or self._settings()
            require_model(settings, model)
            halves = unit_halves(vectors, len(documents), settings, normalise=normalise)
            with change(self.folder, settings, None, wait=self._options.wait) as opened:
                return add_ready(opened, documents, halves)

    def passages(self) -> Iterator[Passage]:
        """Yield all passages of the store as it is now, in the order of their documents' ids and of the text."""
        self._require_open()
        with open_one(self.folder) as store:
            yield from passages(store)

    def vectors(self) -> Vectors:
        """Return the vectors of all passages, in the order of :meth:`passages`.

        They have the shape ``(passages, dimension)``, are float32 and unit rows, to the half precision that the store
        keeps. Where the store may change meanwhile, :meth:`to_arrow` has both of one moment.
        """
        self._require_open()
        with open_one(self.folder) as store:
            return vectors(store)

    def to_arrow(self) -> Any:
        """Return the passages as a `pyarrow.Table`, in the order of :meth:`passages`.

        Its columns are ``document`` (the id), ``title, path, language, page, heading, start, end, text``, ``fields``
        as JSON and ``vector``, a list of float32 of the store's dimension; its metadata name the model.

        Raises:
            PasserelleError: pyarrow is not installed: it comes with the extra ``arrow``.
        """
        self._require_open()
        with open_one(self.folder) as store:
            return arrow_table(store)

    def to_parquet(self, path: Path | str) -> None:
        """Write what :meth:`to_arrow` returns into the Parquet file *path*.

        Raises:
            PasserelleError: the file cannot be written, or pyarrow is not installed: it comes with the extra ``arrow``.
        """
        place = path_of(path, "the path of the Parquet file")
        table = self.to_arrow()
        from pyarrow import parquet

        try:
            with written_aside(place) as new, new.open("wb") as file:
                parquet.write_table(table, file)
        except OSError as error:
            raise PasserelleError(
                f"{place} cannot be written ({error.strerror or error}): check the path, its permissions and the free "
                f"space on its disk"
            ) from error

    def sync(
        self,
        paths: Iterable[Path | str],
        *,
        again: Iterable[str | Path] = (),
        prune: bool = False,
        rebuild: bool = False,
    ) -> Summary:
        """Bring the store in step with the files below *paths*, as `passerelle index` does.

        Documents that were put in from memory stay. What was removed stays out, and the account says so, until *again*
        names it: by its id, its file or a folder above it. The errors are those of `passerelle.index.sync.sync`.

        Raises:
            StoreError: nothing that was removed has an id or a path that *again* names.
            TypeError: *paths* or *again* is one and not several.
        """
        options = replace(self._options, again=again, prune=prune, rebuild=rebuild)  # type: ignore[arg-type]
        with self._lock:
            self._require_open()
            return sync(paths, self.folder, options, embedder=self._opened())  # type: ignore[arg-type]  # strings too

    def _opened(self) -> Embedder:
        """Return the model, loaded at the first use."""
        if self._embedder is None:
            stored, engine = stored_settings(self.folder), self._options.engine
            if stored is not None and self._options.model in {"", stored.model}:
                engine = stored.engine(engine)
            self._embedder = open_embedder(self._options.model or (stored.model if stored else ""), engine)
        return self._embedder

    def _settings(self) -> Settings:
        stored, embedder, engine = stored_settings(self.folder), self._opened(), self._options.engine
        if stored is not None and embedder.name == stored.model:
            engine = stored.engine(engine)
        kept = stored.passage_tokens if stored else DEFAULT_TARGET_TOKENS
        return Settings.of(embedder, engine, self._options.passage_tokens or kept)

    @contextmanager
    def _changing(self) -> Iterator[Change]:
        """Open the store to change it, alone."""
        with self._lock:
            self._require_open()
            settings = self._settings()
            with change(self.folder, settings, self._opened(), wait=self._options.wait) as opened:
                yield opened

    @contextmanager
    def _reading(self) -> Iterator[AnyStore]:
        self._require_open()
        with open_one(self.folder) as store, store.reading():
            yield store

    def _require_open(self) -> None:
        if self._closed:
            raise StoreError(
                f"the collection in {self.folder} is closed: open it again with `Collection.open`"
            )
