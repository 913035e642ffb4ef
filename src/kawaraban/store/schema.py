"""The tables of a desk's database. A change here needs a new SCHEMA_VERSION."""

import sqlalchemy as sa

SCHEMA_VERSION = 1

tables = sa.MetaData()

meta = sa.Table(
    "meta",
    tables,
    sa.Column("name", sa.Text, primary_key=True),
    sa.Column("value", sa.Text, nullable=False),
)

# `article` is NULL until the capture is read, then the article's id, or empty where it holds none.
captures = sa.Table(
    "captures",
    tables,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("sha256", sa.Text, nullable=False, index=True),
    sa.Column("final_url", sa.Text, nullable=False),
    sa.Column("fetched_utc", sa.Text, nullable=False),
    sa.Column("content_type", sa.Text, nullable=False),
    sa.Column("etag", sa.Text, nullable=False),
    sa.Column("last_modified", sa.Text, nullable=False),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("is_feed", sa.Boolean, nullable=False),
    sa.Column("entry_url", sa.Text),
    sa.Column("entry_title", sa.Text),
    sa.Column("entry_published", sa.Text),
    sa.Column("article", sa.Text),
    sa.UniqueConstraint("url", "sha256", "fetched_utc"),
    sa.Index("captures_to_read", "article", "is_feed"),
)

articles = sa.Table(
    "articles",
    tables,
    sa.Column("number", sa.Integer, primary_key=True),
    sa.Column("id", sa.Text, nullable=False),
    sa.Column("version", sa.Integer, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("publisher", sa.Text, nullable=False),
    sa.Column("publisher_kind", sa.Text, nullable=False),
    sa.Column("language", sa.Text, nullable=False),
    sa.Column("byline", sa.Text, nullable=False),
    sa.Column("published", sa.Text, index=True),
    sa.Column("published_by", sa.Text, nullable=False),
    sa.Column("published_confidence", sa.Float, nullable=False),
    sa.Column("modified", sa.Text),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("capture", sa.Text, nullable=False),
    sa.Column("warnings", sa.JSON, nullable=False),
    sa.Column("local_day", sa.Text),
    sa.UniqueConstraint("id", "version"),
)

failures = sa.Table(
    "failures",
    tables,
    sa.Column("url", sa.Text, primary_key=True),
    sa.Column("stage", sa.Text, primary_key=True),
    sa.Column("source", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("failed_utc", sa.Text, nullable=False),
)

# Rows are numbered as those of `articles` and never changed: no copy of the text is kept.
CREATE_WORDS = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5("
    "title, text, content='', tokenize=\"unicode61 remove_diacritics 2\")"
)
ADD_WORDS = "INSERT INTO words (rowid, title, text) VALUES (:number, :title, :text)"
FIND_WORDS = "SELECT rowid FROM words WHERE words MATCH :wanted ORDER BY rank"
