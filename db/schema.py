"""The schema of a project file, as literal SQL.

Three tables only grow: texts, originals, events. All other tables are derived from them and can be rebuilt, but for
`places`, where the sessions stand, and the caches: what rules and models suggest, which they can make again.
"""

from db import schema_facts

APPLICATION_ID = 0x42454C47  # "BELG"
VERSION = 3  # PRAGMA user_version

GROWING = """
CREATE TABLE texts(
  key INTEGER PRIMARY KEY,                                   -- local order only
  id TEXT NOT NULL UNIQUE CHECK(length(id) = 64),            -- SHA-256 of the UTF-8
  body TEXT NOT NULL CHECK(instr(body, char(0)) = 0)
) STRICT;
CREATE TABLE originals(
  id TEXT PRIMARY KEY CHECK(length(id) = 64),                -- SHA-256 of the bytes
  bytes BLOB NOT NULL
) STRICT;
CREATE TABLE events(
  seq INTEGER PRIMARY KEY,                                   -- local order only
  id TEXT NOT NULL UNIQUE CHECK(length(id) = 64),            -- SHA-256 of the body
  body TEXT NOT NULL                                         -- canonical JSON, docs/project-file.md
) STRICT;
CREATE TRIGGER texts_no_update BEFORE UPDATE ON texts BEGIN SELECT RAISE(ABORT, 'texts only grow'); END;
CREATE TRIGGER texts_no_delete BEFORE DELETE ON texts BEGIN SELECT RAISE(ABORT, 'texts only grow'); END;
CREATE TRIGGER originals_no_update BEFORE UPDATE ON originals BEGIN SELECT RAISE(ABORT, 'originals only grow'); END;
CREATE TRIGGER originals_no_delete BEFORE DELETE ON originals BEGIN SELECT RAISE(ABORT, 'originals only grow'); END;
CREATE TRIGGER events_no_update BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events only grow'); END;
CREATE TRIGGER events_no_delete BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events only grow'); END;
"""

_DERIVED_FIRST = """
CREATE TABLE steps(
  key INTEGER PRIMARY KEY,                                   -- local
  id TEXT NOT NULL UNIQUE,
  session TEXT NOT NULL,                                     -- '' for the making of the project
  number INTEGER NOT NULL,                                   -- place in its session; 0 cannot be undone
  name TEXT NOT NULL,
  at TEXT NOT NULL,                                          -- ISO 8601, UTC
  role TEXT NOT NULL CHECK(role IN ('do', 'undo', 'redo')),
  target TEXT,                                               -- the step that an undo or a redo names
  undone INTEGER NOT NULL CHECK(undone IN (0, 1))
) STRICT;
CREATE INDEX steps_in_session ON steps(session, number);
CREATE INDEX steps_naming ON steps(target) WHERE target IS NOT NULL;
CREATE TABLE members(                                        -- which events a step brought
  event INTEGER NOT NULL,                                    -- events.seq
  step INTEGER NOT NULL,                                     -- steps.key
  PRIMARY KEY(event, step)
) STRICT, WITHOUT ROWID;
CREATE INDEX members_of_step ON members(step);
CREATE TABLE awaited(                                        -- events that a step takes and that are not here yet
  event TEXT NOT NULL,                                       -- events.id
  step INTEGER NOT NULL,                                     -- steps.key
  PRIMARY KEY(event, step)
) STRICT, WITHOUT ROWID;
CREATE TABLE puts(                                           -- which events say what a thing is
  subject TEXT NOT NULL,                                     -- "<kind> <key>"
  event INTEGER NOT NULL,                                    -- events.seq
  place INTEGER NOT NULL,                                    -- in the event's list
  PRIMARY KEY(subject, event, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX puts_of_event ON puts(event);
CREATE TABLE projects(
  id TEXT PRIMARY KEY,
  head TEXT NOT NULL,
  name TEXT NOT NULL,
  rivals INTEGER NOT NULL
) STRICT;
CREATE TABLE labels(
  name TEXT PRIMARY KEY,
  head TEXT NOT NULL,
  key TEXT NOT NULL,
  hue TEXT NOT NULL,
  retired INTEGER NOT NULL,
  rivals INTEGER NOT NULL
) STRICT;
CREATE TABLE articles(
  key INTEGER PRIMARY KEY,                                   -- texts.key
  id TEXT NOT NULL UNIQUE,
  head TEXT NOT NULL,
  title TEXT NOT NULL,
  heading INTEGER NOT NULL,
  language TEXT,
  published TEXT,
  source TEXT NOT NULL,
  original TEXT,
  encoding TEXT,
  length INTEGER NOT NULL,                                   -- code points
  imported_at TEXT NOT NULL,
  hidden INTEGER NOT NULL,
  rivals INTEGER NOT NULL
) STRICT;
CREATE INDEX articles_hidden ON articles(hidden) WHERE hidden = 1;
CREATE TABLE sessions(
  key INTEGER PRIMARY KEY,                                   -- local
  id TEXT NOT NULL UNIQUE,
  head TEXT NOT NULL,
  name TEXT NOT NULL,
  annotator TEXT NOT NULL,
  scope TEXT NOT NULL CHECK(scope IN ('all', 'chosen')),
  made_at TEXT NOT NULL,
  rivals INTEGER NOT NULL
) STRICT;
CREATE TABLE session_articles(
  session TEXT NOT NULL,
  article TEXT NOT NULL,
  PRIMARY KEY(session, article)
) STRICT, WITHOUT ROWID;
CREATE TABLE statuses(
  session TEXT NOT NULL,
  article TEXT NOT NULL,
  head TEXT NOT NULL,
  status TEXT NOT NULL CHECK(status IN ('open', 'done')),
  flagged INTEGER NOT NULL CHECK(flagged IN (0, 1)),
  rivals INTEGER NOT NULL,
  PRIMARY KEY(session, article)
) STRICT, WITHOUT ROWID;
"""

# `suggestion` and `same` stand where SQLite itself puts columns that come later: see the migrations.
_ANNOTATIONS = """
CREATE TABLE annotations(
  key INTEGER PRIMARY KEY,                                   -- local
  id TEXT NOT NULL,
  head TEXT NOT NULL,
  article TEXT NOT NULL,
  session TEXT NOT NULL,
  label TEXT NOT NULL,
  start INTEGER NOT NULL CHECK(start >= 0),                  -- code points
  end INTEGER NOT NULL CHECK(end > start),
  words TEXT NOT NULL CHECK(length(words) = end - start),
  value TEXT,                                                -- canonical JSON
  rule TEXT,
  note TEXT NOT NULL,
  flagged INTEGER NOT NULL CHECK(flagged IN (0, 1)),
  made_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  rivals INTEGER NOT NULL, suggestion TEXT, same TEXT,
  UNIQUE(id, head)
) STRICT;
CREATE INDEX annotations_in_article ON annotations(article, session, start, end);
CREATE INDEX annotations_in_session ON annotations(session, article, label);
CREATE TRIGGER annotations_quote BEFORE INSERT ON annotations
WHEN NEW.words IS NOT substr((SELECT body FROM texts WHERE id = NEW.article), NEW.start + 1, NEW.end - NEW.start) BEGIN
  SELECT RAISE(ABORT, 'the words of an annotation differ from its article');
END;
CREATE TRIGGER annotations_quote_kept BEFORE UPDATE ON annotations
WHEN NEW.words IS NOT substr((SELECT body FROM texts WHERE id = NEW.article), NEW.start + 1, NEW.end - NEW.start) BEGIN
  SELECT RAISE(ABORT, 'the words of an annotation differ from its article');
END;
"""

_DERIVED_SECOND = """
CREATE INDEX annotations_programs ON annotations(words, value, article) WHERE label = 'program';
CREATE TABLE given_suggestions(                              -- that imports brought
  key INTEGER PRIMARY KEY,                                   -- local
  id TEXT NOT NULL UNIQUE,                                   -- "<article>/<hash>"
  head TEXT NOT NULL,
  article TEXT NOT NULL,
  label TEXT NOT NULL,
  start INTEGER NOT NULL CHECK(start >= 0),                  -- code points
  end INTEGER NOT NULL CHECK(end > start),
  words TEXT NOT NULL CHECK(length(words) = end - start),
  value TEXT,                                                -- canonical JSON
  rule TEXT,
  origin TEXT NOT NULL,                                      -- a file, a tool, a model
  score REAL CHECK(score BETWEEN 0 AND 1),
  made_at TEXT NOT NULL,
  rivals INTEGER NOT NULL
) STRICT;
CREATE INDEX given_in_article ON given_suggestions(article, start);
CREATE INDEX given_words ON given_suggestions(words);
CREATE TRIGGER given_quote BEFORE INSERT ON given_suggestions
WHEN NEW.words IS NOT substr((SELECT body FROM texts WHERE id = NEW.article), NEW.start + 1, NEW.end - NEW.start) BEGIN
  SELECT RAISE(ABORT, 'the words of a suggestion differ from its article');
END;
CREATE TRIGGER given_quote_kept BEFORE UPDATE ON given_suggestions
WHEN NEW.words IS NOT substr((SELECT body FROM texts WHERE id = NEW.article), NEW.start + 1, NEW.end - NEW.start) BEGIN
  SELECT RAISE(ABORT, 'the words of a suggestion differ from its article');
END;
CREATE TABLE rejections(                                     -- of an annotator, in all her sessions
  key INTEGER PRIMARY KEY,                                   -- local
  id TEXT NOT NULL UNIQUE,                                   -- "<article, or nothing>/<hash>"
  head TEXT NOT NULL,
  annotator TEXT NOT NULL,
  label TEXT NOT NULL,
  words TEXT NOT NULL,
  value TEXT,                                                -- canonical JSON
  article TEXT,                                              -- NULL: everywhere
  seen TEXT NOT NULL,                                        -- canonical JSON: where it stood, and what suggested it
  made_at TEXT NOT NULL,
  rivals INTEGER NOT NULL
) STRICT;
CREATE INDEX rejections_of_words ON rejections(words, label);
CREATE INDEX rejections_in_article ON rejections(article);
CREATE TABLE aliases(
  spelling TEXT PRIMARY KEY,
  head TEXT NOT NULL,
  name TEXT NOT NULL,                                        -- the spelling itself: parted
  rivals INTEGER NOT NULL
) STRICT;
"""

PLACES = """
CREATE TABLE places(
  session TEXT PRIMARY KEY,
  article TEXT,
  top INTEGER NOT NULL,                                      -- code point at the top of the view
  selection_start INTEGER NOT NULL,
  selection_end INTEGER NOT NULL,
  annotation TEXT,
  left_at TEXT NOT NULL
) STRICT;
"""

CACHES = """
CREATE TABLE suggestions(                                    -- that rules and models made
  article INTEGER NOT NULL,                                  -- texts.key
  start INTEGER NOT NULL CHECK(start >= 0),                  -- code points
  end INTEGER NOT NULL CHECK(end > start),
  label TEXT NOT NULL,
  origin TEXT NOT NULL,                                      -- "rules", "learned"
  words TEXT NOT NULL CHECK(length(words) = end - start),
  value TEXT,                                                -- canonical JSON
  rule TEXT,
  confidence REAL NOT NULL CHECK(confidence BETWEEN 0 AND 1),
  readings TEXT,                                             -- JSON: further ones of an ambiguous span
  reckoned_from TEXT,
  furniture INTEGER NOT NULL CHECK(furniture IN (0, 1)),
  PRIMARY KEY(article, start, end, label, origin)
) STRICT, WITHOUT ROWID;
CREATE INDEX suggestions_of_words ON suggestions(words);
CREATE TABLE suggested(                                      -- for which articles they were made
  article INTEGER PRIMARY KEY,                               -- texts.key
  revision TEXT NOT NULL,                                    -- of what made them; '': out of date
  waiting INTEGER NOT NULL,                                  -- how many, where nobody has decided anything
  doubt INTEGER NOT NULL,                                    -- thousandths: how uncertain they are together
  longest INTEGER NOT NULL                                   -- code points: no suggestion of the article is longer
) STRICT;
CREATE TABLE waiting(                                        -- how many wait for whom, where that is not `suggested`
  article INTEGER NOT NULL,                                  -- texts.key
  who TEXT NOT NULL,                                         -- a session, or "@" and an annotator
  waiting INTEGER NOT NULL,
  doubt INTEGER NOT NULL,
  reach INTEGER NOT NULL,                                    -- code points: no annotation that counts here is longer
  PRIMARY KEY(article, who)
) STRICT, WITHOUT ROWID;
CREATE TABLE notes(                                          -- what the making of suggestions has to remember
  name TEXT PRIMARY KEY,
  body TEXT NOT NULL
) STRICT;
CREATE TABLE models(
  name TEXT PRIMARY KEY,
  bytes BLOB NOT NULL,
  made_at TEXT NOT NULL,
  report TEXT NOT NULL,                                      -- JSON
  enabled INTEGER NOT NULL CHECK(enabled IN (0, 1))
) STRICT;
"""

DERIVED = _DERIVED_FIRST + _ANNOTATIONS + _DERIVED_SECOND + schema_facts.FACTS + schema_facts.SAME_INDEX
ADDED_SECOND = _DERIVED_SECOND + CACHES  # by version 2, beside the column `annotations.suggestion`
ADDED_THIRD = schema_facts.FACTS  # by version 3, beside the column `annotations.same` and its index
FIRST = GROWING + _DERIVED_FIRST + _ANNOTATIONS.replace(", suggestion TEXT, same TEXT", "") + PLACES
SECOND = GROWING + _DERIVED_FIRST + _ANNOTATIONS.replace(", same TEXT", "") + PLACES + ADDED_SECOND
SCRIPTS = {1: FIRST, 2: SECOND, VERSION: GROWING + DERIVED + PLACES + CACHES}  # by version of the schema

CACHE_TABLES = ("suggestions", "suggested", "waiting", "notes", "models")
DERIVED_TABLES = (
    "steps",
    "members",
    "awaited",
    "puts",
    "projects",
    "labels",
    "articles",
    "sessions",
    "session_articles",
    "statuses",
    "annotations",
    "given_suggestions",
    "rejections",
    "aliases",
    *schema_facts.TABLES,
)


def statements(script: str) -> list[str]:
    """Split a script of this module into its statements; a trigger's body stays whole."""
    pieces: list[str] = []
    pending = ""
    for line in script.split("\n"):
        pending += line + "\n"
        finished = line.startswith((")", "CREATE INDEX")) or line.endswith("END;")
        if finished and line.rstrip().endswith(";"):
            pieces.append(pending.strip().removesuffix(";"))
            pending = ""
    return pieces
