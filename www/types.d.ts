// The vocabulary as JavaScript sees it: what src/article.rs and src/options.rs serialise, in camelCase.
// Written by hand and held against src/article.rs by review; every offset counts UTF-16 code units of `text`.

/** A half-open range of the article's text. */
export interface Span {
  start: number;
  end: number;
}

/** Why a span was taken out: stable codes, in the order in which they are shown. */
export type Reason =
  | 'duplicate'
  | 'near_duplicate'
  | 'truncated'
  | 'contained'
  | 'pull_quote'
  | 'boilerplate'
  | 'related_headline'
  | 'credit'
  | 'timestamp'
  | 'outside';

/** A span that was taken out. Its text still stands in `Cleaned.text`. */
export interface Removal extends Span {
  reason: Reason;
  /** What in the data or the code decided, for example `near.spelling`. */
  rule: string;
  /** The kept copy, for reasons that speak of one. */
  of?: Span;
  /** From 0 to 1: of those marked 0.9, nine in ten are right. */
  confidence: number;
}

/** An edit shown over the unchanged text. */
export interface Repair extends Span {
  replacement: string;
  rule: string;
}

/** Something to look at that stays. */
export interface Flag extends Span {
  code: 'cut_sentence' | 'split_sentence' | 'dangling_pronoun' | 'conflict';
  /** The words at issue, for example `three / four`; empty where there are none. */
  note: string;
  /** The other place, where there is one. */
  of?: Span;
}

export type Direction = 'ltr' | 'rtl';

export type BlockKind =
  | { kind: 'paragraph' }
  | { kind: 'heading'; level: number }
  | { kind: 'list'; ordered: boolean; first?: number }
  | { kind: 'list_item' }
  | { kind: 'block_quote' }
  | { kind: 'code'; language?: string }
  | { kind: 'table' }
  | { kind: 'table_row' }
  | { kind: 'table_cell'; header: boolean; columns: number; rows: number }
  | { kind: 'figure' }
  | { kind: 'caption' }
  | { kind: 'image'; src: string; alt: string }
  | { kind: 'math'; tex?: string }
  | { kind: 'footnote'; label: string }
  | { kind: 'embed'; url?: string; author?: string }
  | { kind: 'rule' };

/** A paragraph, heading, list item … in document order, a parent before its children. */
export type Block = Span &
  BlockKind & {
    /** Index of the block that this one lies in. */
    parent?: number;
    /** BCP 47, where it differs from the article's. */
    lang?: string;
    dir?: Direction;
  };

export type InlineKind =
  | { kind: 'link'; href: string }
  | { kind: 'emphasis' }
  | { kind: 'strong' }
  | { kind: 'code' }
  | { kind: 'strike' }
  | { kind: 'subscript' }
  | { kind: 'superscript' }
  | { kind: 'mark' }
  | { kind: 'math'; tex?: string }
  | { kind: 'footnote_reference'; label: string }
  | { kind: 'image'; src: string; alt: string }
  | { kind: 'break' };

/** A link, emphasis … inside a block: sorted by start, the outer one first; they nest. */
export type Inline = Span & InlineKind;

/** Where a run of the text stands in the live page that was read. */
export interface Origin extends Span {
  /** Index of the text node in the snapshot. */
  node: number;
  /** UTF-16 code units into the text node. */
  offset: number;
}

/** What somebody said, with its marks. */
export interface Quotation extends Span {
  kind: 'direct' | 'mixed' | 'indirect' | 'block' | 'pull' | 'scare';
  cue: Span | null;
  mention: Span | null;
  speaker: number | null;
  /** Of the attribution; without a speaker, how sure it is that there is none. */
  confidence: number;
  evidence: string;
  /** Index of the removal that holds the quotation, if it stands in removed text. */
  removal?: number;
}

export interface Speaker {
  id: number;
  name: string;
  titles: string[];
  mentions: Span[];
}

export interface Metadata {
  title: string | null;
  byline: string | null;
  published: string | null;
  modified: string | null;
  site: string | null;
  language: string | null;
  direction: Direction | null;
  excerpt: string | null;
  image: string | null;
  url: string | null;
  section: string | null;
  keywords: string[];
  readingMinutes: number | null;
  /** Where each value was found, by the field's name: `json-ld`, `open-graph`, `meta`, `visible` …; `modified` for a
   * `published` that is the date of a change, the only one that the page shows. */
  sources: Record<string, string>;
}

export interface Stats {
  paragraphs: number;
  paragraphsRemoved: number;
  characters: number;
  charactersRemoved: number;
  words: number;
  wordsRemoved: number;
  work: number;
}

export interface Outcome {
  status: 'complete' | 'partial' | 'empty';
  language: string | null;
  /** Stable codes: `language-unknown`, `limit-nodes`, `no-body` … */
  notes: string[];
}

export interface Cleaned {
  text: string;
  blocks: Block[];
  removals: Removal[];
  repairs: Repair[];
  flags: Flag[];
  stats: Stats;
  outcome: Outcome;
}

export interface Article extends Cleaned {
  metadata: Metadata;
  inlines: Inline[];
  quotations: Quotation[];
  speakers: Speaker[];
  /** Only for a live page. */
  origins?: Origin[];
}

export interface Limits {
  inputBytes?: number;
  nodes?: number;
  depth?: number;
  attributes?: number;
  attributeBytes?: number;
}

export interface CleanOptions {
  level?: 'careful' | 'standard' | 'thorough';
  /** Reasons that must not remove anything. */
  keep?: Reason[];
  /** BCP 47; detected where it is not given. */
  language?: string;
  limits?: Limits;
}

export interface ExtractOptions extends CleanOptions {
  format?: 'auto' | 'text' | 'html';
  /** Address of the page, to resolve links and images against. */
  url?: string;
}

/** Indices of the removals that are put back, or all of them. */
export type Restored = number[] | 'all';

export interface RenderOptions {
  /** Whether repairs are carried out in what is written; true where it is not given. */
  repairs?: boolean;
}

/** A document or element, read once by `snapshot.js`: flat arrays that cross into wasm in one go. */
export interface PageSnapshot {
  /** All strings, one behind the other: first the distinct names, then values and text in document order. */
  text: string;
  /** UTF-16 code units of each string. */
  lengths: Uint32Array;
  /** How many of the strings are names. */
  names: number;
  /** Two words a node and one an attribute; src/page/snapshot.rs says what stands in them. */
  nodes: Uint32Array;
  /** The page's address. */
  url: string;
}
