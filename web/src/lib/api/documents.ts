// Names for the documents of the server, whose shapes are generated from what the program says of itself.

import type { components } from './schema';

type Schemas = components['schemas'];

export type Attribution = Schemas['AttributionDocument'];
export type Arm = Schemas['ArmRequest'];
export type Built = Schemas['Built'];
export type CaseCard = Schemas['CaseCard'];
export type CaseDocument = Schemas['CaseDocument'];
export type CaseFiles = Schemas['CaseFiles'];
export type CheckResult = Schemas['CheckResult'];
export type Comparison = Schemas['Comparison'];
export type ComparisonArm = Schemas['ComparedArm'];
export type Debrief = Schemas['Debrief'];
export type Estimate = Schemas['Estimate'];
export type Fact = Schemas['RecordFact'];
export type GameCard = Schemas['GameCard'];
export type GamePage = Schemas['GamePage'];
export type GameView = Schemas['GameView'];
export type RecordDocument = Schemas['RecordDocument'];
export type RunPage = Schemas['RunPage'];
export type RunRequest = Schemas['RunRequest'];
export type SavedHistory = Schemas['SavedHistory'];
export type Scoreboard = Schemas['Scoreboard'];
export type ScorePattern = Schemas['ScoredPattern'];
export type Source = Schemas['RecordSource'];
export type StruggleDocument = Schemas['StruggleDocument'];
export type StruggleEvent = Schemas['StruggleEvent'];
export type StruggleMonth = Schemas['StruggleMonth'];
export type WhyDocument = Schemas['WhyGraph'];
