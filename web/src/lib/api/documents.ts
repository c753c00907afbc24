// The documents of the server, by hand until they are generated.
export interface Contender { id: string; name: string; short: string; mark: string; colour: number; traits: { name: string; value: number }[]; platform: number[]; offices: string[]; sources: string[] }
export interface Constituency { id: string; name: string; tile: { column: number; row: number; kind: 'place' | 'organisation'; label: string }; members: number; delegates: number }
export interface Body { id: string; name: string; kind: string; seats: number; weight: number; elected_by?: number | null }
export interface Office { id: string; name: string; holder?: string | null; body: number; sources: string[] }
export interface Named { id: string; name: string }
export interface WhatIf { id: string; name: string; description: string }
export type Timing = { kind: 'on'; month: string } | { kind: 'hazard'; first: string; last: string; monthly: number } | { kind: 'after'; event: string; delay_months: number } | { kind: 'never' };
export interface CaseDocument {
  id: string; name: string; summary: string; maturity: string; scenario_fingerprint: string; engine_version: string; start: string; end: string; months: number;
  contenders: Contender[]; notables: { id: string; name: string; short: string; patron?: number | null }[]; constituencies: Constituency[]; bodies: Body[]; offices: Office[];
  rungs: { id: string; name: string; bodies: number[]; threshold: number; expels: boolean }[];
  axes: { id: string; name: string; low: string; high: string }[];
  charges: Named[]; groups: { id: string; name: string; members: number }[]; documents: { id: string; name: string; holders: number[] }[];
  events: { id: string; name: string; timing: Timing; sources: string[] }[];
  what_ifs: WhatIf[]; causes: WhatIf[];
  parameters: { name: string; value: number; default: number; min: number; max: number; meaning: string }[];
  has_posterior: boolean; has_record: boolean;
}
export interface StruggleMonth {
  month: string; real: number[]; public: number[]; seen: (number[] | null)[]; acted_on: number[]; coalitions: number[][]; trust: number[][]; platforms: number[][];
  rungs: (number | null)[]; offices: (string | null)[]; office_patrons: (number | null)[];
  bodies: { followers: number[]; nobody: number; needed_to_remove?: number | null; needed_to_expel?: number | null }[];
  constituencies: { patron?: number | null; control: number }[];
  selectorate: { members: number; mean: number[]; spread: number[] };
}
export interface Vote { bodies: number[]; target: number; mover: number; rung: number; for: number; against: number; abstentions: number; share: number; forecast: number; threshold: number; passed: boolean; for_side: number[]; against_side: number[] }
export interface Reason { text: string; part: number; event?: number | null }
export interface StruggleEvent { id: number; month: string; kind: string; contenders: number[]; text: string; turning_point: boolean; minor: boolean; vote?: Vote | null; because: Reason[]; record: string[] }
export interface Fact { id: string; kind: 'fall' | 'pattern' | 'event' | 'statement'; group?: string | null; from?: string | null; until?: string | null; contenders: string[]; text: string; value?: string | null; main: boolean; sources: string[]; confidence?: string | null; note?: string | null }
export interface Source { id: string; citation: string; kind?: string | null; seen_at?: string | null; note?: string | null }
export interface RecordDocument { scenario: string; facts: Fact[]; sources: Source[] }
export interface Outcome { kind: 'dominance' | 'collective'; leader: string | null; first: string | null; month: string; since: string | null }
export interface StruggleDocument {
  scenario: string; scenario_fingerprint: string; engine_version: string; seed: number; history: number; what_ifs: string[];
  headline: string; standfirst: string[]; outcome?: Outcome | null; months: StruggleMonth[]; events: StruggleEvent[]; facts: Fact[];
}
