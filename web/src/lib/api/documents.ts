// The documents of the server, by hand until they are generated.
export interface Contender {
  id: string;
  name: string;
  short: string;
  mark: string;
  colour: number;
  traits: { name: string; value: number }[];
  platform: number[];
  offices: string[];
  sources: string[];
}
export interface Constituency {
  id: string;
  name: string;
  tile: { column: number; row: number; kind: 'place' | 'organisation'; label: string };
  members: number;
  delegates: number;
}
export interface Body {
  id: string;
  name: string;
  kind: string;
  seats: number;
  weight: number;
  elected_by?: number | null;
}
export interface Office {
  id: string;
  name: string;
  holder?: string | null;
  body: number;
  sources: string[];
}
export interface Named {
  id: string;
  name: string;
}
export interface WhatIf {
  id: string;
  name: string;
  description: string;
}
export type Timing =
  | { kind: 'on'; month: string }
  | { kind: 'hazard'; first: string; last: string; monthly: number }
  | { kind: 'after'; event: string; delay_months: number }
  | { kind: 'never' };
export interface CaseDocument {
  id: string;
  name: string;
  summary: string;
  maturity: string;
  scenario_fingerprint: string;
  engine_version: string;
  start: string;
  end: string;
  months: number;
  contenders: Contender[];
  notables: { id: string; name: string; short: string; patron?: number | null }[];
  constituencies: Constituency[];
  bodies: Body[];
  offices: Office[];
  rungs: { id: string; name: string; bodies: number[]; threshold: number; expels: boolean }[];
  axes: { id: string; name: string; low: string; high: string }[];
  charges: Named[];
  groups: { id: string; name: string; members: number }[];
  documents: { id: string; name: string; holders: number[] }[];
  events: { id: string; name: string; timing: Timing; sources: string[] }[];
  what_ifs: WhatIf[];
  causes: WhatIf[];
  parameters: { name: string; value: number; default: number; min: number; max: number; meaning: string }[];
  has_posterior: boolean;
  has_record: boolean;
}
export interface StruggleMonth {
  month: string;
  real: number[];
  public: number[];
  seen: (number[] | null)[];
  acted_on: number[];
  coalitions: number[][];
  trust: number[][];
  platforms: number[][];
  rungs: (number | null)[];
  offices: (string | null)[];
  office_patrons: (number | null)[];
  bodies: { followers: number[]; nobody: number; needed_to_remove?: number | null; needed_to_expel?: number | null }[];
  constituencies: { patron?: number | null; control: number }[];
  selectorate: { members: number; mean: number[]; spread: number[] };
}
export interface Vote {
  bodies: number[];
  target: number;
  mover: number;
  rung: number;
  for: number;
  against: number;
  abstentions: number;
  share: number;
  forecast: number;
  threshold: number;
  passed: boolean;
  for_side: number[];
  against_side: number[];
}
export interface Reason {
  text: string;
  part: number;
  event?: number | null;
}
export interface StruggleEvent {
  id: number;
  month: string;
  kind: string;
  contenders: number[];
  text: string;
  turning_point: boolean;
  minor: boolean;
  vote?: Vote | null;
  because: Reason[];
  record: string[];
}
export interface Fact {
  id: string;
  kind: 'fall' | 'pattern' | 'event' | 'statement';
  group?: string | null;
  from?: string | null;
  until?: string | null;
  contenders: string[];
  text: string;
  value?: string | null;
  main: boolean;
  sources: string[];
  confidence?: string | null;
  note?: string | null;
}
export interface Source {
  id: string;
  citation: string;
  kind?: string | null;
  seen_at?: string | null;
  note?: string | null;
}
export interface RecordDocument {
  scenario: string;
  facts: Fact[];
  sources: Source[];
}
export interface Outcome {
  kind: 'dominance' | 'collective';
  leader: string | null;
  first: string | null;
  month: string;
  since: string | null;
}
export interface StruggleDocument {
  scenario: string;
  scenario_fingerprint: string;
  engine_version: string;
  seed: number;
  history: number;
  what_ifs: string[];
  headline: string;
  standfirst: string[];
  outcome?: Outcome | null;
  months: StruggleMonth[];
  events: StruggleEvent[];
  facts: Fact[];
}
export interface WhyDocument {
  nodes: { event: number | null; month: string | null; text: string }[];
  edges: { effect: number; cause: number; part: number }[];
  depth: number;
}
export interface CaseCard {
  id: string;
  title: string;
  edited: boolean;
  revision?: number | null;
  changed?: string | null;
  valid: boolean;
  about?: {
    scenario: string;
    name: string;
    question: string;
    start: string;
    months: number;
    contenders: string[];
    constituencies: number;
    what_ifs: number;
    has_record: boolean;
    maturity: string;
    fingerprint: string;
  } | null;
}
export type Built =
  | { kind: 'trait'; contender: string; trait: string; value: number }
  | { kind: 'office'; office: string; holder: string | null }
  | { kind: 'drop_event'; event: string }
  | { kind: 'parameter'; name: string; value: number };
export interface Arm {
  what_ifs: string[];
  built?: Built[];
}
export interface RunRequest {
  kind: 'compare' | 'attribute' | 'validate';
  case: string;
  arms?: Arm[];
  histories: number;
  seed?: number;
  draws?: 'default' | 'posterior';
  of?: string | null;
  measure?: 'dominates' | 'leads';
}
export type RunState = 'queued' | 'running' | 'done' | 'cancelled' | 'failed' | 'interrupted';
export interface RunPage {
  id: string;
  state: RunState;
  done: number;
  of: number;
  eta_seconds?: number | null;
  request: RunRequest;
  headline?: string | null;
  reason?: string | null;
  has_document: boolean;
  downloads: string[];
  reproduce: { command: string; python: string; toml?: string | null };
  created: string;
  started?: string | null;
  finished?: string | null;
}
export interface SavedHistory {
  id: string;
  created: string;
  about: { case: string; seed: number; history: number; what_ifs: string[]; title: string };
}
export interface CaseFiles {
  id: string;
  edited: boolean;
  revision?: number | null;
  files: Record<string, string>;
  names: string[];
}
export interface Estimate {
  value: number;
  low: number;
  high: number;
  method?: string;
}
export interface Difference {
  estimate: Estimate;
  needed: number;
  needed_independent?: number;
}
export interface Dates {
  histories: number;
  share: Estimate;
  early: string | null;
  median: string | null;
  median_interval: [string, string] | null;
  late: string | null;
  difference: Difference | null;
}
export interface ComparisonArm {
  id: string;
  name: string;
  what_ifs: string[];
  outcomes: {
    contender: string | null;
    name: string;
    histories: number;
    share: Estimate;
    first: number;
    difference: Difference | null;
  }[];
  dominance: Dates;
  falls: (Dates & { contender: string; rung: string })[];
}
export interface Comparison {
  format: 'powervacuum-comparison';
  scenario: string;
  seed: number;
  asked: number;
  played: number;
  level: number;
  contenders: Named[];
  rungs: Named[];
  start: string;
  months: number;
  arms: ComparisonArm[];
}
export interface Attribution {
  format: 'powervacuum-attribution';
  scenario: string;
  seed: number;
  asked: number;
  played: number;
  of: string;
  of_name: string;
  measure: 'dominates' | 'leads';
  method: string;
  level: number;
  with_all: Estimate;
  with_none: Estimate;
  total: Estimate;
  causes: { id: string; name: string; without: string[]; contribution: Estimate; standard_error: number }[];
  interactions: { first: string; second: string; index: Estimate }[];
}
export interface ScorePattern {
  id: string;
  group: string;
  name: string;
  unit: string;
  record: string | number | null;
  record_range: [string | number | null, string | number | null];
  median: string | number | null;
  interval80: [string | number | null, string | number | null];
  mean: number | null;
  score: number;
  baselines: { no_change: number; random_coalitions: number };
  inside: boolean;
  verdict: string;
  sources: string[];
}
export interface Scoreboard {
  format: 'powervacuum-scoreboard';
  scenario: string;
  seed: number;
  draws: string;
  asked: number;
  played: number;
  patterns: ScorePattern[];
  groups: {
    group: string;
    patterns: number;
    inside: number;
    score: number;
    skill: { no_change: number | null; random_coalitions: number | null };
  }[];
  skill: { no_change: number; random_coalitions: number };
  skill_standard_error: number | null;
  main_falls: { count: number; inside: number; mean_error_months: number } | null;
}
export type Found = Comparison | Attribution | Scoreboard;
export interface CheckResult {
  valid: boolean;
  problems: {
    severity?: string;
    code?: string;
    file?: string | null;
    line?: number | null;
    column?: number | null;
    message: string;
    label?: string | null;
    hint?: string | null;
  }[];
  omitted?: number;
  case?: CaseDocument | null;
}
export interface GameAbout {
  case: string;
  contender: string;
  seed: number;
  what_ifs: string[];
  month: string;
  over: boolean;
}
export interface GameCard {
  id: string;
  created: string;
  changed: string;
  about: GameAbout;
}
export interface GameView {
  scenario: string;
  seed: number;
  what_ifs: string[];
  contender: string;
  position: number;
  name: string;
  month: string;
  over: boolean;
  can_act: boolean;
  outcome?: Outcome | null;
  decisions: number;
  watched: number;
  taken_back: number;
  seen: number[];
  public: number[];
  before: { month: string; seen: number[] }[];
  contenders: {
    id: string;
    name: string;
    standing: string;
    stands: boolean;
    offices: string[];
    prestige: number;
    platform: number[];
    trust?: number | null;
    ties_known: boolean;
  }[];
  coalitions: number[][];
  constituencies: { id: string; patron?: number | null; control?: number | null }[];
  bodies: { id: string; name: string; followers: number[]; unknown: number }[];
  agenda: string[];
  coming: { month: string; text: string }[];
  news: string[];
  questions: { id: string; text: string; answers: { id: string; text: string }[]; answer?: string | null }[];
  options: { id: string; kind: string; title: string; value: number; advised: boolean; reasons: string[] }[];
}
export interface GamePage {
  id: string;
  about: GameAbout;
  view: GameView;
}
export interface Debrief {
  contender: string;
  position: number;
  name: string;
  headline: string;
  standfirst: string[];
  outcome?: Outcome | null;
  decisions: number;
  watched: number;
  taken_back: number;
  months: { month: string; real: number[]; believed: number[] }[];
  predictions: {
    month: string;
    question: string;
    answer?: string | null;
    truth?: string | null;
    right?: boolean | null;
  }[];
  beside_the_record: { fact: string; text: string; record: string; here?: string | null }[];
  decided: { event: number; month: string; text: string; because: Reason[] }[];
  regrets: { month: string; chosen: string; best: string; lost: number }[];
}
