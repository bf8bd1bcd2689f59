"""The part of the schema that belongs to facts, as literal SQL: what version 3 added. All of it is derived."""

_FACTS = """
CREATE TABLE facts(
  key INTEGER PRIMARY KEY,                                   -- local; a fact that changes keeps it
  id TEXT NOT NULL,
  head TEXT NOT NULL,
  article TEXT NOT NULL,
  session TEXT NOT NULL,
  title TEXT NOT NULL,                                       -- '': named after its program
  note TEXT NOT NULL,
  status TEXT NOT NULL CHECK(status IN ('open', 'checked', 'doubtful')),
  program TEXT,                                              -- what its first program means in the end
  program_order TEXT,                                        -- to sort by
  title_order TEXT NOT NULL,                                 -- to sort by: of the title that is shown
  amount REAL,                                               -- to sort by, of the first amount; in no sum
  amount_same TEXT,                                          -- of the first amount, as in cell_values
  currency TEXT,                                             -- of the first amount
  country TEXT,                                              -- code of the first
  date INTEGER,                                              -- to sort by: year * 10000 + month * 100 + day
  year INTEGER,                                              -- of the first date
  start INTEGER,                                             -- code points: where its first evidence stands
  text TEXT NOT NULL,                                        -- folded: what a filter looks through
  made_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  rivals INTEGER NOT NULL,
  UNIQUE(id, head)
) STRICT;
CREATE INDEX facts_in_article ON facts(article, session, start);
CREATE INDEX facts_in_session ON facts(session, article);
CREATE INDEX facts_of_program ON facts(program);
CREATE INDEX facts_by_program ON facts(program_order);
CREATE INDEX facts_by_title ON facts(title_order);
CREATE INDEX facts_by_amount ON facts(amount);
CREATE INDEX facts_by_country ON facts(country);
CREATE INDEX facts_by_date ON facts(date);
CREATE INDEX facts_by_year ON facts(year);
CREATE INDEX facts_by_status ON facts(status);
CREATE INDEX facts_by_change ON facts(changed_at);
CREATE INDEX facts_with_rivals ON facts(rivals) WHERE rivals > 0;
CREATE TABLE cell_values(                                    -- what stands in the cells of a fact
  fact INTEGER NOT NULL,                                     -- facts.key
  role TEXT NOT NULL,
  place INTEGER NOT NULL,                                    -- in its cell, from 0
  label TEXT NOT NULL,
  value TEXT,                                                -- canonical JSON: the annotation's, as it is now
  same TEXT,                                                 -- as in annotations
  annotation TEXT,                                           -- the evidence; NULL: from the analyst
  words TEXT NOT NULL,                                       -- of the annotation
  start INTEGER,                                             -- code points
  end INTEGER,
  gone INTEGER NOT NULL CHECK(gone IN (0, 1)),               -- 1: the annotation is not there
  PRIMARY KEY(fact, role, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX cell_values_of_annotation ON cell_values(annotation) WHERE annotation IS NOT NULL;
CREATE INDEX cell_values_same ON cell_values(role, same);
CREATE INDEX cell_values_of_analyst ON cell_values(same) WHERE annotation IS NULL;
CREATE TABLE fact_rejections(                                -- of an annotator, in all her sessions
  key INTEGER PRIMARY KEY,                                   -- local
  id TEXT NOT NULL UNIQUE,                                   -- "<article>/<hash>"
  head TEXT NOT NULL,
  annotator TEXT NOT NULL,
  article TEXT NOT NULL,
  program TEXT,
  cells TEXT NOT NULL,                                       -- canonical JSON: [[role, same], ...], sorted
  title TEXT NOT NULL,                                       -- that the proposed fact had
  made_at TEXT NOT NULL,
  rivals INTEGER NOT NULL
) STRICT;
CREATE INDEX fact_rejections_in_article ON fact_rejections(article);
"""

_AROUND = """
CREATE TABLE roles(                                          -- that the project added to the built-in ones
  name TEXT PRIMARY KEY,
  head TEXT NOT NULL,
  label TEXT,                                                -- NULL: any
  place INTEGER NOT NULL,                                    -- after the built-in ones, from 0; then by name
  retired INTEGER NOT NULL CHECK(retired IN (0, 1)),
  rivals INTEGER NOT NULL
) STRICT;
CREATE TABLE programs(                                       -- what an analyst wrote down about a program
  name TEXT PRIMARY KEY,
  head TEXT NOT NULL,
  note TEXT NOT NULL,
  identifiers TEXT NOT NULL,                                 -- canonical JSON: {"wikidata": "Q1", ...}
  years TEXT,                                                -- EDTF
  rivals INTEGER NOT NULL
) STRICT;
CREATE TABLE meanings(                                       -- from all aliases together
  name TEXT PRIMARY KEY,
  program TEXT NOT NULL                                      -- another name; a name without a row means itself
) STRICT, WITHOUT ROWID;
CREATE INDEX meanings_of_program ON meanings(program);
CREATE TABLE rulings(
  key INTEGER PRIMARY KEY,                                   -- local
  id TEXT NOT NULL UNIQUE,                                   -- hash of what is compared
  head TEXT NOT NULL,
  kind TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK(verdict IN ('same', 'updated', 'source_error', 'different')),
  annotator TEXT NOT NULL,
  note TEXT NOT NULL,
  sides TEXT NOT NULL,                                       -- canonical JSON: what was compared
  made_at TEXT NOT NULL,
  rivals INTEGER NOT NULL
) STRICT;
"""

SAME_INDEX = "\nCREATE INDEX annotations_same ON annotations(same, article) WHERE same IS NOT NULL;\n"

FACTS = _FACTS + _AROUND
TABLES = ("facts", "cell_values", "fact_rejections", "roles", "programs", "meanings", "rulings")
