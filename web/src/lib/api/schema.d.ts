// Generated from /api/openapi.json by `npm run types`. Not to be edited.

export interface paths {
    "/api/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All cases: the shipped ones, then the edited ones. */
        get: operations["list_cases"];
        put?: never;
        /** Takes a case from outside. One that cannot be played yet is taken too, to be mended in the workshop. */
        post: operations["import_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a case says: the document `powervacuum-case`.
         * @description A case that cannot be played gives 422 with its problems; its card and its files are there all the same.
         */
        get: operations["get_case"];
        put?: never;
        post?: never;
        /** Deletes an edited case. Runs and games of it keep its content. */
        delete: operations["delete_case"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/duplicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Copies a case, so that the copy can be edited. */
        post: operations["duplicate_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The case as a zip file with its folder in it. */
        get: operations["export_case"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The files of a case as texts. */
        get: operations["get_case_files"];
        /** Saves the files of an edited case. A draft that cannot be played is saved too, and its problems are told. */
        put: operations["put_case_files"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/histories/{seed}/{history}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One history month by month: the document `powervacuum-struggle`. */
        get: operations["get_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/histories/{seed}/{history}/why/{event}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What led to an entry of a history: the document `powervacuum-why`. The entry is a number or a selector such as `end`. */
        get: operations["get_why"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/cases/{case}/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the record says of a case: the document `powervacuum-record`. */
        get: operations["get_case_record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says what is wrong with files, without keeping them. */
        post: operations["check_files"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/games": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All games, the last begun first. */
        get: operations["list_games"];
        put?: never;
        /** Begins a game. */
        post: operations["start_game"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/games/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a saved game from a file; its moves are made again. */
        post: operations["import_game"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/games/{game}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A game as whoever plays it may see it. */
        get: operations["get_game"];
        put?: never;
        post?: never;
        /** Deletes a game. */
        delete: operations["delete_game"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/games/{game}/choose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Does something, and lets the month go by. */
        post: operations["choose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/games/{game}/debrief": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The truth, when a game is over: the document `powervacuum-debrief`. */
        get: operations["get_debrief"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/games/{game}/predict": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Answers a question about what is to come, before it is seen. */
        post: operations["predict"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/games/{game}/save": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The game as a file, to be kept, given to others, or played on in a terminal. */
        get: operations["save_game"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/games/{game}/struggle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The history of a game that is over, month by month: the document `powervacuum-struggle`. */
        get: operations["get_game_struggle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/games/{game}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the last month back; the game is marked. */
        post: operations["undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/games/{game}/watch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets the engine decide for some months, or to the end. */
        post: operations["watch"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the studio answers, and of which version it is. */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/histories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All saved histories, the last saved first. */
        get: operations["list_histories"];
        put?: never;
        /** Saves a history under a title. */
        post: operations["save_history"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/histories/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forgets a saved history. */
        delete: operations["delete_history"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All runs, the last asked for first. */
        get: operations["list_runs"];
        put?: never;
        /** Asks for a run. It is played when its turn comes. */
        post: operations["start_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{run}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One run. */
        get: operations["get_run"];
        put?: never;
        post?: never;
        /** Deletes a run and what it found; one that is being played is cancelled. */
        delete: operations["delete_run"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{run}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops a run. What was played is kept: its document is that of the first so many histories. */
        post: operations["cancel_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{run}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a run found: the document `powervacuum-comparison`, `powervacuum-attribution` or `powervacuum-scoreboard`. */
        get: operations["get_run_document"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{run}/download/{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Downloads what a run found.
         * @description `json` is the document; `csv` its table; `svg` and `png` its picture; `html` a report in one file; `parquet` a zip file
         *     with the tables of the histories. The last two are made when they are first asked for, which takes about as long as the
         *     run took.
         */
        get: operations["download_run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{run}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a page that watches a run hears: `state` with the run when it begins and when it ends, `progress` in between. The
         *     stream ends with the run.
         */
        get: operations["watch_run"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/runs/{run}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plays a run that was cancelled, failed or interrupted. It begins again: the result is that of a run that was never cut
         *     off, and what was found before stays until then.
         */
        post: operations["resume_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An answer to a question. */
        AnswerView: {
            /** @description Names it. */
            id: string;
            /** @description In English. */
            text: string;
        };
        /** @description What is different in an arm. */
        ArmRequest: {
            /** @description Further changes, built by hand. */
            built?: components["schemas"]["Built"][];
            /** @description What-ifs of the case. */
            what_ifs?: string[];
        };
        /** @description The part of a cause. */
        AttributedCause: {
            /** @description How much of the odds it accounts for, with its interval. */
            contribution: components["schemas"]["Estimate"];
            /** @description Short name. */
            id: string;
            /** @description Name for people. */
            name: string;
            /**
             * Format: double
             * @description Its standard error.
             */
            standard_error: number;
            /** @description The what-ifs that take it away. */
            without: string[];
        };
        /** @description The parts of causes in a contender's odds. */
        AttributionDocument: components["schemas"]["Provenance"] & {
            /**
             * Format: int64
             * @description How many histories were asked for.
             */
            asked: number;
            /** @description The causes, in the order of the case or of the request. */
            causes: components["schemas"]["AttributedCause"][];
            /** @description The covariance of the contributions, in the order of the causes: with it the interval of any sum can be found. */
            covariance: number[][];
            /** @description Always [`ATTRIBUTION_FORMAT`]. */
            format: string;
            /** @description How pairs work together: above 0 each adds to what the other does, below 0 each lessens it. */
            interactions: components["schemas"]["CauseInteraction"][];
            /**
             * Format: double
             * @description Share of intervals of this kind that contain the truth.
             */
            level: number;
            /** @description What counts as winning. */
            measure: components["schemas"]["Measure"];
            /** @description Whether all subsets were played or orders were sampled. */
            method: components["schemas"]["AttributionMethod"];
            /** @description Id of the contender. */
            of: string;
            /** @description Its name for people, the short one. */
            of_name: string;
            /**
             * Format: int64
             * @description How many were played: the first so many of the seed.
             */
            played: number;
            /** @description The difference, to which the contributions add up. */
            total: components["schemas"]["Estimate"];
            /**
             * Format: int32
             * @description [`ATTRIBUTION_VERSION`].
             */
            version: number;
            /** @description The odds as it was. */
            with_all: components["schemas"]["Estimate"];
            /** @description The odds with all causes taken away. */
            with_none: components["schemas"]["Estimate"];
        };
        /**
         * @description How contributions were found.
         * @enum {string}
         */
        AttributionMethod: "all_subsets" | "sampled_orders";
        /** @description A dimension of policy. */
        AxisPortrait: {
            /** @description What +1 means. */
            high: string;
            /** @description Short name in files. */
            id: string;
            /** @description What -1 means. */
            low: string;
            /** @description Name for people. */
            name: string;
        };
        /** @description Scores of the baselines. */
        BaselineScores: {
            /**
             * Format: double
             * @description Everything stays as it is at the end of the first month.
             */
            no_change: number;
            /**
             * Format: double
             * @description Coalitions are made by lot.
             */
            random_coalitions: number;
        };
        /** @description A fall of the record beside this history. */
        Beside: {
            /** @description Id of the fact of the record. */
            fact: string;
            /** @description When it happened in this history; none if it did not. */
            here?: string | null;
            /** @description When it happened by the record. */
            record: string;
            /** @description What happened, in English. */
            text: string;
        };
        /** @description What was there in a month, and what was believed. */
        BlurMonth: {
            /** @description Weights as the contender saw them then. */
            believed: number[];
            /** @description The month. */
            month: string;
            /** @description Real weights when the contenders acted. */
            real: number[];
        };
        /** @description A body at the end of a month. */
        BodyMonth: {
            /** @description How many follow each contender: seats of a committee; delegates of an assembly, if it were elected now. */
            followers: number[];
            /**
             * Format: int32
             * @description Votes that carry an expulsion on which the body decides alone, if all vote; none if there is no such rung.
             */
            needed_to_expel?: number | null;
            /**
             * Format: int32
             * @description Votes that carry the mildest rung on which the body decides alone, if all vote; none if there is no such rung.
             */
            needed_to_remove?: number | null;
            /**
             * Format: int32
             * @description How many follow nobody.
             */
            nobody: number;
        };
        /** @description A deciding body. */
        BodyPortrait: {
            /** @description Position of the body that elects it. */
            elected_by?: number | null;
            /** @description Short name in files. */
            id: string;
            /** @description `assembly` of delegates, or `committee` of seats. */
            kind: string;
            /** @description Name for people. */
            name: string;
            /**
             * Format: int32
             * @description Seats of a committee at the start, delegates of an assembly elected then.
             */
            seats: number;
            /**
             * Format: double
             * @description Its part in a contender's weight, in [0, 1].
             */
            weight: number;
        };
        /** @description A committee as it is known. */
        BodyView: {
            /** @description Seats known to follow each contender. */
            followers: number[];
            /** @description Short name in files. */
            id: string;
            /** @description Name for people. */
            name: string;
            /**
             * Format: int32
             * @description Seats of which it is not known whom they follow, or that follow nobody.
             */
            unknown: number;
        };
        /** @description One change to a case. */
        Built: {
            /** @description Id of the contender. */
            contender: string;
            /** @enum {string} */
            kind: "trait";
            /** @description Name of the trait, one of [`TRAITS`](crate::TRAITS). */
            trait: string;
            /**
             * Format: double
             * @description The value instead, in [0, 1].
             */
            value: number;
        } | {
            /** @description Id of a contender or a notable; none for vacant. */
            holder?: string | null;
            /** @enum {string} */
            kind: "office";
            /** @description Id of the office. */
            office: string;
        } | {
            /** @description Id of the event. */
            event: string;
            /** @enum {string} */
            kind: "drop_event";
        } | {
            /** @enum {string} */
            kind: "parameter";
            /** @description Its name. */
            name: string;
            /**
             * Format: double
             * @description The value instead.
             */
            value: number;
        };
        /** @description A case in a list. */
        CaseCard: {
            about?: components["schemas"]["CaseSummary"] | null;
            /** @description When it was last saved; none for a shipped case. */
            changed?: string | null;
            /** @description Whether it was imported or copied, and can be edited. */
            edited: boolean;
            /** @description Its name in addresses. */
            id: string;
            /**
             * Format: int64
             * @description How often it was saved; none for a shipped case.
             */
            revision?: number | null;
            /** @description What it is called. */
            title: string;
            /** @description Whether it can be played. */
            valid: boolean;
        };
        /** @description A case for a page. Lists are in the order of the engine; other documents refer to their positions. */
        CaseDocument: {
            /** @description Dimensions of policy; the first two span the policy plane. */
            axes: components["schemas"]["AxisPortrait"][];
            /** @description Deciding bodies. */
            bodies: components["schemas"]["BodyPortrait"][];
            /** @description Explanations that an attribution shares the odds among. */
            causes: components["schemas"]["WhatIfPortrait"][];
            /** @description Kinds of accusation. */
            charges: components["schemas"]["ChargePortrait"][];
            /** @description Local organisations. */
            constituencies: components["schemas"]["ConstituencyPortrait"][];
            /** @description Contenders. */
            contenders: components["schemas"]["ContenderPortrait"][];
            /** @description Documents that may be hidden and published. */
            documents: components["schemas"]["DocumentPortrait"][];
            /** @description The last month that can be played. */
            end: string;
            /** @description Version of the engine that would play it. */
            engine_version: string;
            /** @description Events from outside. */
            events: components["schemas"]["EventPortrait"][];
            /** @description Always [`CASE_FORMAT`]. */
            format: string;
            /** @description Generations of members. */
            groups: components["schemas"]["CohortPortrait"][];
            /** @description Whether the case has draws of its parameters to play with. */
            has_posterior: boolean;
            /** @description Whether the case has a record that histories can be scored against. */
            has_record: boolean;
            /** @description Id of the case. */
            id: string;
            /** @description `tested` or `experimental`. */
            maturity: string;
            /**
             * Format: int32
             * @description How many months there are.
             */
            months: number;
            /** @description Name for people. */
            name: string;
            /** @description Notables: who can hold offices and seats besides contenders. */
            notables: components["schemas"]["NotablePortrait"][];
            /** @description Offices. */
            offices: components["schemas"]["OfficePortrait"][];
            /** @description Parameters of the model with their values in the case. */
            parameters: components["schemas"]["ParameterPortrait"][];
            /** @description The ladder down, the mildest rung first; position 0 here is rung 1 of a contender. */
            rungs: components["schemas"]["RungPortrait"][];
            /** @description Names the exact content of the case. */
            scenario_fingerprint: string;
            /** @description The first month. */
            start: string;
            /** @description The question that the case asks. */
            summary: string;
            /**
             * Format: int32
             * @description [`CASE_VERSION`].
             */
            version: number;
            /** @description Named what-ifs. */
            what_ifs: components["schemas"]["WhatIfPortrait"][];
        };
        /** @description The files of a case. */
        CaseFiles: {
            /** @description Whether it can be edited. */
            edited: boolean;
            /** @description Texts by the names of files. */
            files: {
                [key: string]: string;
            };
            /** @description The case. */
            id: string;
            /** @description The names that a case's files can have. */
            names: string[];
            /**
             * Format: int64
             * @description How often it was saved; none for a shipped case.
             */
            revision?: number | null;
        };
        /** @description What a case is about, in a few figures. */
        CaseSummary: {
            /** @description How many constituencies. */
            constituencies: number;
            /** @description The contenders' names. */
            contenders: string[];
            /** @description Names the exact content. */
            fingerprint: string;
            /** @description Whether there is a record that it can be scored against. */
            has_record: boolean;
            /** @description Whether its results are under test: `tested` or `experimental`. */
            maturity: string;
            /**
             * Format: int32
             * @description How many months it has.
             */
            months: number;
            /** @description Its name in its own file. */
            name: string;
            /** @description What it asks. */
            question: string;
            /** @description Its id in its own file. */
            scenario: string;
            /** @description The first month. */
            start: string;
            /** @description How many what-ifs. */
            what_ifs: number;
        };
        /** @description How two causes work together. */
        CauseInteraction: {
            /** @description Short name of one. */
            first: string;
            /** @description The Shapley interaction index (Grabisch & Roubens 1999), with its interval. */
            index: components["schemas"]["Estimate"];
            /** @description Short name of the other. */
            second: string;
        };
        /** @description A kind of accusation. */
        ChargePortrait: {
            /** @description Short name in files. */
            id: string;
            /** @description Name for people. */
            name: string;
        };
        /** @description What is to be said of the files of a case. */
        CheckResult: {
            case?: components["schemas"]["CaseDocument"] | null;
            /** @description How many further problems were left out. */
            omitted: number;
            /** @description Everything that is wrong, as `scenario check --format json` has it; warnings too. */
            problems: Record<string, never>[];
            /** @description Whether the case can be played. */
            valid: boolean;
        };
        /** @description What is done this month. */
        ChooseRequest: {
            /** @description Id of the option. */
            option: string;
        };
        /** @description A generation of members. */
        CohortPortrait: {
            /** @description Short name in files. */
            id: string;
            /**
             * Format: double
             * @description Members at the start.
             */
            members: number;
            /** @description Name for people. */
            name: string;
        };
        /** @description Something that the calendar holds. */
        ComingView: {
            /** @description When. */
            month: string;
            /** @description What, in English. */
            text: string;
        };
        /** @description An arm of a comparison. */
        ComparedArm: {
            /** @description When dominance began, whoever dominates. */
            dominance: components["schemas"]["Dates"];
            /**
             * @description How often and when each contender was brought to each rung for the first time; falls that happen in no arm are left
             *     out.
             */
            falls: components["schemas"]["FallDates"][];
            /** @description Ids of its what-ifs joined by `+`, or `baseline`. */
            id: string;
            /** @description What is different, as a clause. */
            name: string;
            /** @description How often each contender dominates, in the order of the case, then how often nobody does. */
            outcomes: components["schemas"]["OutcomeOdds"][];
            /** @description Ids of its what-ifs, in the order of the case. */
            what_ifs: string[];
        };
        /** @description A case and what-ifs, compared on the same luck. */
        Comparison: components["schemas"]["Provenance"] & {
            /** @description The baseline, then what is compared with it. */
            arms: components["schemas"]["ComparedArm"][];
            /**
             * Format: int64
             * @description How many histories were asked for, the most there may be with a precision.
             */
            asked: number;
            /** @description The contenders, in the order of the case. */
            contenders: components["schemas"]["Named"][];
            /** @description Always [`COMPARISON_FORMAT`]. */
            format: string;
            /**
             * Format: double
             * @description Share of intervals of this kind that contain the truth.
             */
            level: number;
            /** @description How intervals were made. */
            methods: components["schemas"]["Methods"];
            /**
             * Format: int32
             * @description How many months the case has.
             */
            months: number;
            /**
             * Format: int64
             * @description How many histories each arm played: the first so many of the seed.
             */
            played: number;
            /**
             * Format: double
             * @description The half-width that `needed` is for: the one asked for, or one point in a hundred.
             */
            precision: number;
            /** @description The rungs of the ladder, the mildest first. */
            rungs: components["schemas"]["Named"][];
            /** @description The first month of the case. */
            start: string;
            /**
             * Format: int32
             * @description [`COMPARISON_VERSION`].
             */
            version: number;
        };
        /** @description A constituency at the end of a month. */
        ConstituencyMonth: {
            /**
             * Format: double
             * @description How much of the delegation the secretary delivers, in [0, 1].
             */
            control: number;
            /** @description Whom the secretary follows. */
            patron?: number | null;
        };
        /** @description A local organisation. */
        ConstituencyPortrait: {
            /**
             * Format: double
             * @description Delegates that it sends at the start.
             */
            delegates: number;
            /** @description Short name in files. */
            id: string;
            /**
             * Format: double
             * @description Members at the start.
             */
            members: number;
            /** @description Name for people. */
            name: string;
            /** @description `place`, or `organisation` for what is no region; where pictures show it. */
            tile: components["schemas"]["TileDocument"];
        };
        /** @description A constituency as it is known. */
        ConstituencyView: {
            /**
             * Format: double
             * @description How much of the delegation one's own secretary delivers; none for others.
             */
            control?: number | null;
            /** @description Short name in files. */
            id: string;
            /** @description Position of whom the secretary is known to follow; none if that is not known, or nobody. */
            patron?: number | null;
        };
        /** @description A contender. */
        ContenderPortrait: {
            /** @description Position in the palette of contenders, from 0; no other contender of the case has it. */
            colour: number;
            /** @description Short name in files. */
            id: string;
            /** @description One or two letters that no other contender of the case has. */
            mark: string;
            /** @description Name for people. */
            name: string;
            /** @description Ids of the offices held at the start. */
            offices: string[];
            /** @description Platform at the start, by axis. */
            platform: number[];
            /** @description Name in a sentence. */
            short: string;
            /** @description Ids of sources. */
            sources: string[];
            /** @description Abilities, prestige and visibility at the start. */
            traits: components["schemas"]["TraitValue"][];
        };
        /** @description A contender as it is known. */
        ContenderView: {
            /** @description Short name in files. */
            id: string;
            /** @description Name in a sentence. */
            name: string;
            /** @description Names of the offices that it holds. */
            offices: string[];
            /** @description Platform, by axis. */
            platform: number[];
            /**
             * Format: double
             * @description Prestige, in [0, 1].
             */
            prestige: number;
            /** @description Where it stands, in English: "in good standing", "off the board", "dead". */
            standing: string;
            /** @description Whether it lives and belongs to the organisation. */
            stands: boolean;
            /** @description Whether it is known of each post whether its holder follows it. */
            ties_known: boolean;
            /**
             * Format: double
             * @description How far the contender who is played trusts it, in [-1, 1]; none for itself.
             */
            trust?: number | null;
        };
        /** @description How often and when something happens. */
        Dates: {
            difference?: components["schemas"]["Difference"] | null;
            /** @description The month by which it has happened in one in ten of the histories in which it happens. */
            early?: string | null;
            /**
             * Format: int64
             * @description In how many histories it happens.
             */
            histories: number;
            /** @description The same for nine in ten. */
            late?: string | null;
            /** @description The same for one in two. */
            median?: string | null;
            /** @description The interval of the median. */
            median_interval?: string[] | null;
            /** @description The share of histories in which it happens. */
            share: components["schemas"]["Estimate"];
        };
        /** @description The truth about a game. */
        Debrief: components["schemas"]["Recipe"] & {
            /** @description Falls of the record beside this history. */
            beside_the_record: components["schemas"]["Beside"][];
            /** @description Id of the contender who was played. */
            contender: string;
            /** @description The turning points that weigh most, in order of time, with their reasons. */
            decided: components["schemas"]["Decided"][];
            /** @description Months decided by whoever played. */
            decisions: number;
            /** @description Always [`DEBRIEF_FORMAT`]. */
            format: string;
            /** @description What the history comes to. */
            headline: string;
            /** @description What was there and what was believed, month by month; months in which the contender did not stand are left out. */
            months: components["schemas"]["BlurMonth"][];
            /** @description Its name in a sentence. */
            name: string;
            /** @description The names of all contenders in a sentence, in the order of the case. */
            names: string[];
            outcome?: components["schemas"]["OutcomeDocument"] | null;
            /** @description Its position. */
            position: number;
            /** @description What was expected, and what came. */
            predictions: components["schemas"]["Settled"][];
            /** @description Choices than which advisers thought another better, the costliest first. */
            regrets: components["schemas"]["Regret"][];
            /** @description What else to know of it, a sentence each. */
            standfirst: string[];
            /**
             * Format: int32
             * @description How often a month was taken back.
             */
            taken_back: number;
            /**
             * Format: int32
             * @description [`DEBRIEF_VERSION`].
             */
            version: number;
            /** @description Months left to the engine. */
            watched: number;
        };
        /** @description A turning point with its reasons. */
        Decided: {
            /** @description The weightiest reasons. */
            because: components["schemas"]["ReasonDocument"][];
            /**
             * Format: int32
             * @description Its number in the chronicle.
             */
            event: number;
            /** @description When. */
            month: string;
            /** @description What happened, in English. */
            text: string;
        };
        /** @description A share of histories, less that of the baseline on the same luck. */
        Difference: {
            /** @description In [-1, 1], with its interval; exactly 0 where no history differs. */
            estimate: components["schemas"]["Estimate"];
            /**
             * Format: int64
             * @description How many histories in all an interval needs that reaches as far to each side as was asked for.
             */
            needed: number;
            /**
             * Format: int64
             * @description The same with independent luck.
             */
            needed_independent: number;
            /**
             * Format: double
             * @description Its standard error; 0 where all histories differ alike or none does, and then no measure of what is not known.
             */
            standard_error: number;
            /**
             * Format: double
             * @description How many times as many histories independent luck would need for the same precision; none where it cannot be said.
             */
            variance_ratio?: number | null;
        };
        /** @description A document that may be hidden and published. */
        DocumentPortrait: {
            /** @description Positions of the contenders who hold it at the start. */
            holders: number[];
            /** @description Short name in files. */
            id: string;
            /** @description Name for people. */
            name: string;
        };
        /**
         * @description Where parameter values come from.
         * @enum {string}
         */
        DrawsName: "default" | "posterior";
        /** @description What a copy is called. */
        DuplicateRequest: {
            /** @description What it is called; "Copy of …" without it. */
            name?: string | null;
        };
        /** @description The body of every response that is an error. */
        ErrorBody: {
            /** @description What is said. */
            error: components["schemas"]["Said"];
        };
        /**
         * @description A number, the interval around it, and how the interval was made.
         *
         *     `low <= value <= high` wherever the method promises it; a percentile bootstrap does not, when its estimator is biased.
         */
        Estimate: {
            /**
             * Format: double
             * @description The upper end.
             */
            high: number;
            /**
             * Format: double
             * @description The lower end.
             */
            low: number;
            /** @description How the ends were found. */
            method: components["schemas"]["Method"];
            /**
             * Format: double
             * @description The point, in the unit of the outcome.
             */
            value: number;
        };
        /** @description An event from outside. */
        EventPortrait: {
            /** @description Short name in files. */
            id: string;
            /** @description What happens, in English. */
            name: string;
            /** @description Ids of sources. */
            sources: string[];
            /** @description When. */
            timing: components["schemas"]["TimingPortrait"];
        };
        /**
         * @description What kind of fact something is.
         * @enum {string}
         */
        FactKind: "fall" | "pattern" | "event" | "statement";
        /** @description How often and when a contender is brought to a rung. */
        FallDates: components["schemas"]["Dates"] & {
            /** @description Id of the contender. */
            contender: string;
            /** @description Id of the rung. */
            rung: string;
        };
        /** @description The files of a case that somebody sends. */
        FilesRequest: {
            /** @description Texts by the names of files, such as `scenario.toml` and `record/falls.csv`; a folder around all of them is taken off. */
            files: {
                [key: string]: string;
            };
        };
        /** @description A game in a list. */
        GameAbout: {
            /** @description The case. */
            case: string;
            /** @description Id of the contender. */
            contender: string;
            /** @description The month that is to be decided. */
            month: string;
            /** @description Whether the struggle has ended. */
            over: boolean;
            /**
             * Format: int64
             * @description The seed of the luck.
             */
            seed: number;
            /** @description What-ifs in effect. */
            what_ifs: string[];
        };
        /** @description A game that is kept. */
        GameCard: {
            /** @description What it is. */
            about: components["schemas"]["GameAbout"];
            /** @description When it was last played. */
            changed: string;
            /** @description When it began. */
            created: string;
            /** @description Its name in addresses. */
            id: string;
        };
        /** @description A month decided. */
        GameMove: {
            /** @description By whoever plays: the id of the option. */
            chose: string;
        } | "watched";
        /** @description A game as whoever plays it may see it. */
        GamePage: {
            /** @description What it is. */
            about: components["schemas"]["GameAbout"];
            /** @description Its name in addresses. */
            id: string;
            /** @description What the contender can know. */
            view: components["schemas"]["GameView"];
        };
        /** @description Who is to be played. */
        GameRequest: {
            /** @description The case. */
            case: string;
            /** @description Id of the contender. */
            contender: string;
            /**
             * Format: int64
             * @description The seed of the luck.
             * @default 1922
             */
            seed: number | null;
            /** @description What-ifs in effect. */
            what_ifs?: string[];
        };
        /** @description A saved game. */
        GameSave: components["schemas"]["Recipe"] & {
            /** @description Id of the contender who is played. */
            contender: string;
            /** @description Always [`GAME_SAVE_FORMAT`]. */
            format: string;
            /** @description What was decided, month by month. */
            moves: components["schemas"]["GameMove"][];
            /** @description What was expected. */
            predictions: components["schemas"]["Prediction"][];
            /**
             * Format: int32
             * @description How often a month was taken back.
             */
            taken_back: number;
            /**
             * Format: int32
             * @description [`GAME_SAVE_VERSION`].
             */
            version: number;
        };
        /** @description A game as whoever plays sees it. Contenders go by their positions in the [`CaseDocument`](crate::CaseDocument). */
        GameView: components["schemas"]["Recipe"] & {
            /** @description Motions and appeals that wait, in English. */
            agenda: string[];
            /** @description Weights as the contender saw them month by month. */
            before: components["schemas"]["SeenMonth"][];
            /** @description Committees as they are known. */
            bodies: components["schemas"]["BodyView"][];
            /** @description Whether there is something to decide. */
            can_act: boolean;
            /** @description Coalitions of two or more. */
            coalitions: number[][];
            /** @description What the calendar holds. */
            coming: components["schemas"]["ComingView"][];
            /** @description Constituencies as they are known. */
            constituencies: components["schemas"]["ConstituencyView"][];
            /** @description Id of the contender who is played. */
            contender: string;
            /** @description Contenders as they are known. */
            contenders: components["schemas"]["ContenderView"][];
            /** @description Months decided by whoever plays. */
            decisions: number;
            /** @description Always [`GAME_FORMAT`]. */
            format: string;
            /** @description The month that is to be decided, or the last one. */
            month: string;
            /** @description Its name in a sentence. */
            name: string;
            /** @description What was heard since the last month was decided, in English. */
            news: string[];
            /** @description What can be done, the most promising first. */
            options: components["schemas"]["OptionView"][];
            outcome?: components["schemas"]["OutcomeDocument"] | null;
            /** @description Whether the struggle has ended. */
            over: boolean;
            /** @description Its position. */
            position: number;
            /** @description Weights as the public sees them. */
            public: number[];
            /** @description Questions of this month; they are to be answered, or skipped, before anything is chosen. */
            questions: components["schemas"]["QuestionView"][];
            /** @description Weights as the contender sees them, by contender. */
            seen: number[];
            /**
             * Format: int32
             * @description How often a month was taken back.
             */
            taken_back: number;
            /**
             * Format: int32
             * @description [`GAME_VERSION`].
             */
            version: number;
            /** @description Months left to the engine. */
            watched: number;
        };
        /** @description A group of patterns. */
        GroupScore: {
            /** @description Short name. */
            group: string;
            /** @description For how many of them the record lies within the interval. */
            inside: number;
            /** @description How many patterns. */
            patterns: number;
            /**
             * Format: double
             * @description The mean score of its patterns.
             */
            score: number;
            /** @description Its skill. */
            skill: components["schemas"]["Skill"];
        };
        /** @description That the studio answers. */
        Health: {
            /** @description Runs that wait or are being played. */
            runs_under_way: number;
            /** @description Always `ok`. */
            status: string;
            /** @description Version of the program. */
            version: string;
        };
        /** @description A history that somebody wants to find again. */
        HistoryToSave: {
            /** @description The case. */
            case: string;
            /**
             * Format: int64
             * @description Which history of the seed.
             */
            history: number;
            /**
             * Format: int64
             * @description The seed of the luck.
             */
            seed: number;
            /** @description What to find it by. */
            title: string;
            /** @description What-ifs in effect. */
            what_ifs?: string[];
        };
        /** @description The case without one of its mechanisms. */
        KnockOut: {
            /**
             * Format: double
             * @description What the mechanism earns: overall skill beside "everything stays as it is" with it, less without it.
             */
            earns?: number | null;
            /**
             * Format: double
             * @description Standard error of that, by jackknife over blocks of histories that share their luck.
             */
            earns_standard_error?: number | null;
            /** @description Skill of each group without it, in the order of the groups. */
            groups: components["schemas"]["Skill"][];
            /** @description Ids of its what-ifs joined by `+`. */
            id: string;
            main_falls?: components["schemas"]["MainFalls"] | null;
            /** @description What is different, as a clause. */
            name: string;
            /** @description Overall skill without it. */
            skill: components["schemas"]["Skill"];
        };
        /** @description How the main falls are hit. */
        MainFalls: {
            /** @description How many there are within the case. */
            count: number;
            /** @description For how many the record lies within the interval. */
            inside: number;
            /**
             * Format: double
             * @description Mean distance of the median from the record, in months; a median of never counts as the end of the case.
             */
            mean_error_months: number;
        };
        /**
         * @description What counts as winning.
         * @enum {string}
         */
        Measure: "dominates" | "leads";
        /**
         * @description What counts as winning.
         * @enum {string}
         */
        MeasureName: "dominates" | "leads";
        /**
         * @description How an interval was made; its `Display` is what a front end prints, such as "Bonett & Price 2012".
         * @enum {string}
         */
        Method: "wilson" | "newcombe" | "bonett_price" | "student" | "order_statistics" | "percentile_bootstrap";
        /** @description How intervals were made. */
        Methods: {
            /** @description Of differences on the same luck. */
            difference: string;
            /** @description Of the months by which a part of the falls has come. */
            quantile: string;
            /** @description Of shares. */
            share: string;
        };
        /** @description An id and a name for people. */
        Named: {
            /** @description Short name in files. */
            id: string;
            /** @description Name for people. */
            name: string;
        };
        /** @description A notable. */
        NotablePortrait: {
            /** @description Short name in files. */
            id: string;
            /** @description Name for people. */
            name: string;
            /** @description Position of the contender whom it follows at the start. */
            patron?: number | null;
            /** @description Name in a sentence. */
            short: string;
        };
        /** @description An office. */
        OfficePortrait: {
            /** @description Position of the body that fills it and takes it away. */
            body: number;
            /** @description Id of who holds it at the start, a contender or a notable. */
            holder?: string | null;
            /** @description Short name in files. */
            id: string;
            /** @description Name for people. */
            name: string;
            /** @description Ids of sources. */
            sources: string[];
        };
        /** @description Something that can be done. */
        OptionView: {
            /** @description Whether it is among the three that advisers think best. */
            advised: boolean;
            /** @description Names it; see [`Game::choose`]. */
            id: string;
            /** @description What kind of action it is. */
            kind: string;
            /** @description What speaks for it and against it, in English. */
            reasons: string[];
            /** @description As an order, in English. */
            title: string;
            /**
             * Format: double
             * @description What advisers expect it to be worth, on the contender's own beliefs; 1 is the whole of power, for certain.
             */
            value: number;
        };
        /** @description How a struggle ended. */
        OutcomeDocument: {
            /** @description The strongest at the end, whoever leads; none where nobody stands. */
            first?: string | null;
            /** @description In which way. */
            kind: components["schemas"]["OutcomeKind"];
            /** @description Who dominates; none where nobody does. */
            leader?: string | null;
            /** @description The month in which the struggle ended. */
            month: string;
            /** @description The month since which the leader had dominated; none where nobody did. */
            since?: string | null;
        };
        /**
         * @description In which way a struggle ended.
         * @enum {string}
         */
        OutcomeKind: "dominance" | "collective";
        /** @description The odds of an outcome. */
        OutcomeOdds: {
            /** @description Id of the contender who dominates; none for nobody. */
            contender?: string | null;
            difference?: components["schemas"]["Difference"] | null;
            /**
             * Format: int64
             * @description In how many histories the contender is the strongest at the end, whether it dominates or not.
             */
            first: number;
            /**
             * Format: int64
             * @description In how many histories.
             */
            histories: number;
            /** @description Name for people, the short one; "nobody" for nobody. */
            name: string;
            /** @description The share of histories. */
            share: components["schemas"]["Estimate"];
        };
        /** @description A parameter of the model. */
        ParameterPortrait: {
            /**
             * Format: double
             * @description Value where a case says nothing.
             */
            default: number;
            /**
             * Format: double
             * @description Greatest value accepted.
             */
            max: number;
            /** @description What it is. */
            meaning: string;
            /**
             * Format: double
             * @description Least value accepted.
             */
            min: number;
            /** @description Name. */
            name: string;
            /**
             * Format: double
             * @description Value in the case.
             */
            value: number;
        };
        /**
         * @description What the numbers of a pattern mean.
         * @enum {string}
         */
        PatternUnit: "month" | "share_of_months" | "yes_or_no" | "share" | "months" | "members" | "position";
        /** @description An answer to a question. */
        PredictRequest: {
            /** @description Id of the answer, or `skip`. */
            answer: string;
            /** @description Id of the question. */
            question: string;
        };
        /** @description A prediction, as a saved game keeps it. */
        Prediction: {
            /** @description How many months had been decided when it was made. */
            after: number;
            /** @description Id of the answer. */
            answer: string;
            /** @description Id of the question. */
            question: string;
        };
        /** @description What reproduces a result of the laboratory. */
        Provenance: {
            /** @description Version of the engine that played it. */
            engine_version: string;
            /** @description Id of the case. */
            scenario: string;
            /** @description Names the exact content of the case, before any what-if. */
            scenario_fingerprint: string;
            /**
             * Format: int64
             * @description Seed of the luck; histories 0, 1, 2, … of it are played.
             */
            seed: number;
        };
        /** @description Files of an edited case, and the revision that they are a change of. */
        PutFilesRequest: {
            /** @description Texts by the names of files; a file that is not there is deleted. */
            files: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description The revision that was edited; saving fails if somebody saved another one meanwhile.
             */
            revision: number;
        };
        /** @description A question for whoever plays. */
        QuestionView: {
            /** @description Id of the answer given; none while it is open. */
            answer?: string | null;
            /** @description What can be answered. */
            answers: components["schemas"]["AnswerView"][];
            /** @description Names it. */
            id: string;
            /** @description In English. */
            text: string;
        };
        /** @description A month, a number, or null for never. */
        Reading: string | number | null;
        /** @description A reason. */
        ReasonDocument: {
            /**
             * Format: int32
             * @description The number of the earlier entry that it is; none for a term of the state.
             */
            event?: number | null;
            /**
             * Format: double
             * @description Its part, in [-1, 1]; negative for what spoke against.
             */
            part: number;
            /** @description In English. */
            text: string;
        };
        /** @description What reproduces a history. */
        Recipe: {
            /** @description Version of the engine that played it. */
            engine_version: string;
            /**
             * Format: int64
             * @description Which history of the seed.
             */
            history: number;
            /** @description Id of the case. */
            scenario: string;
            /** @description Names the exact content of the case, before any what-if. */
            scenario_fingerprint: string;
            /**
             * Format: int64
             * @description Seed of the luck.
             */
            seed: number;
            /** @description The what-ifs in effect, in the order of the case. */
            what_ifs: string[];
        };
        /** @description What the sources say of a case. */
        RecordDocument: {
            /** @description Version of the program that wrote it up. */
            engine_version: string;
            /** @description Falls, then patterns, then events from outside, then statements. */
            facts: components["schemas"]["RecordFact"][];
            /** @description Always [`RECORD_FORMAT`]. */
            format: string;
            /** @description Id of the case. */
            scenario: string;
            /** @description Names the exact content of the case. */
            scenario_fingerprint: string;
            /** @description The bibliography, by id. */
            sources: components["schemas"]["RecordSource"][];
            /**
             * Format: int32
             * @description [`RECORD_VERSION`].
             */
            version: number;
        };
        /** @description Something that the sources say. */
        RecordFact: {
            /** @description `high`, `medium`, `low` or `contested`. */
            confidence?: string | null;
            /** @description Ids of the contenders whom it is about. */
            contenders: string[];
            /** @description The first month that it is about. */
            from?: string | null;
            /** @description The group of patterns that it belongs to, or the id of the entity that a statement is about. */
            group?: string | null;
            /** @description Names it within the document. */
            id: string;
            /** @description What kind of fact it is. */
            kind: components["schemas"]["FactKind"];
            /** @description Whether it is one of the main falls of the case. */
            main: boolean;
            /** @description A remark. */
            note?: string | null;
            /** @description Ids of sources. */
            sources: string[];
            /** @description What is said, in English. */
            text: string;
            /** @description The last month that it is about; the same as `from` for what has a date. */
            until?: string | null;
            /** @description What the record says where the text names a measure: a month, a share, a number, yes or no, or a range. */
            value?: string | null;
        };
        /** @description An entry of the bibliography. */
        RecordSource: {
            /** @description Author, title, place and year, page. */
            citation: string;
            /** @description Short name in files. */
            id: string;
            /** @description What it is. */
            kind?: string | null;
            /** @description A remark. */
            note?: string | null;
            /** @description Where it was seen. */
            seen_at?: string | null;
        };
        /** @description A choice than which advisers thought another better. */
        Regret: {
            /** @description What advisers thought best. */
            best: string;
            /** @description What was done, as an order. */
            chosen: string;
            /**
             * Format: double
             * @description How much more they thought it would be worth, on what the contender believed; 1 is the whole of power.
             */
            lost: number;
            /** @description When. */
            month: string;
        };
        /** @description What gives the same result elsewhere. */
        Reproduce: {
            /** @description A command line. That of an edited case names the folder that its export unpacks to. */
            command: string;
            /** @description Lines of Python. */
            python: string;
            /** @description What has to be added to the case's `scenario.toml` before that; none where no what-if was built by hand. */
            toml?: string | null;
        };
        /** @description What a run found. */
        RunDocument: components["schemas"]["Comparison"] | components["schemas"]["AttributionDocument"] | components["schemas"]["Scoreboard"];
        /**
         * @description Which verb of the laboratory.
         * @enum {string}
         */
        RunKind: "compare" | "attribute" | "validate";
        /** @description A run. */
        RunPage: {
            /** @description When it was asked for. */
            created: string;
            /**
             * Format: int64
             * @description How many histories were played.
             */
            done: number;
            /** @description The ways in which the result can be downloaded now. */
            downloads: string[];
            /**
             * Format: double
             * @description How many seconds it will probably take from now; none while nothing can be said.
             */
            eta_seconds?: number | null;
            /** @description When it ended. */
            finished?: string | null;
            /** @description Whether there is a document, of all histories or of those that were played. */
            has_document: boolean;
            /** @description What was found, in a sentence; none before anything was. */
            headline?: string | null;
            /** @description Its name in addresses. */
            id: string;
            /**
             * Format: int64
             * @description How many were asked for.
             */
            of: number;
            /** @description Why it failed; none where it did not. */
            reason?: string | null;
            /** @description What gives the same elsewhere. */
            reproduce: components["schemas"]["Reproduce"];
            /** @description What was asked. */
            request: components["schemas"]["RunRequest"];
            /** @description When it was last begun. */
            started?: string | null;
            /** @description Where it stands. */
            state: components["schemas"]["RunState"];
        };
        /** @description What is to be played. */
        RunRequest: {
            /**
             * @description What is different: for `compare` the arms beside the baseline, for `validate` the mechanisms that are knocked out,
             *     for `attribute` the causes (ids of causes or of what-ifs that take a cause away; none for all causes of the case).
             */
            arms?: components["schemas"]["ArmRequest"][];
            /** @description The case. */
            case: string;
            /** @description Where parameter values come from; `posterior` for `validate` only. */
            draws?: components["schemas"]["DrawsName"];
            /**
             * Format: int64
             * @description How many histories.
             */
            histories: number;
            /** @description Which verb. */
            kind: components["schemas"]["RunKind"];
            /** @description For `attribute`: what counts as winning. */
            measure?: components["schemas"]["MeasureName"];
            /** @description For `attribute`: whose odds; none for whoever wins most often. */
            of?: string | null;
            /**
             * Format: int64
             * @description The seed of the luck.
             * @default 1922
             */
            seed: number;
        };
        /**
         * @description Where a run stands.
         * @enum {string}
         */
        RunState: "queued" | "running" | "done" | "cancelled" | "failed" | "interrupted";
        /** @description A rung of the ladder down. */
        RungPortrait: {
            /** @description Positions of the bodies that vote on it together. */
            bodies: number[];
            /** @description Whether membership ends there. */
            expels: boolean;
            /** @description Short name in files. */
            id: string;
            /** @description Name for people, as a state. */
            name: string;
            /**
             * Format: double
             * @description Share of the votes cast that must be exceeded.
             */
            threshold: number;
        };
        /** @description What is said of an error. */
        Said: {
            /** @description A stable short name of the kind of error. */
            code: string;
            /** @description What to do. */
            hint: string;
            /** @description What was kept. */
            kept: string;
            /** @description What happened. */
            message: string;
            /** @description What is wrong with the files of a case, as `scenario check --format json` has it. */
            problems?: Record<string, never>[];
        };
        /** @description What came of saving a case. */
        SavedFiles: {
            /** @description What is to be said of the files. */
            check: components["schemas"]["CheckResult"];
            /**
             * Format: int64
             * @description The revision that it has now.
             */
            revision: number;
        };
        /** @description A history that is kept. */
        SavedHistory: {
            /** @description What plays it again, and its title. */
            about: components["schemas"]["HistoryToSave"];
            /** @description When it was saved. */
            created: string;
            /** @description Its name in addresses. */
            id: string;
        };
        /** @description What the model gets right and wrong, for programs. Shape and promises: `docs/book/src/json.md`. */
        Scoreboard: components["schemas"]["Provenance"] & {
            /** @description What the months after this one tell only; none for all. */
            after?: string | null;
            /**
             * Format: int64
             * @description How many histories were asked for.
             */
            asked: number;
            /** @description Where parameter values came from: `default` or `posterior`. */
            draws: string;
            /** @description Always [`SCOREBOARD_FORMAT`]. */
            format: string;
            /** @description The groups of patterns, in the order in which they first appear. */
            groups: components["schemas"]["GroupScore"][];
            /** @description What the skill is without each mechanism that was knocked out. */
            knock_outs: components["schemas"]["KnockOut"][];
            main_falls?: components["schemas"]["MainFalls"] | null;
            /** @description One row a pattern: falls in the order of contenders and rungs, then as in the file. */
            patterns: components["schemas"]["ScoredPattern"][];
            /**
             * Format: int64
             * @description How many were played: the first so many of the seed.
             */
            played: number;
            /** @description Overall skill: the mean over groups. 1 is perfect, 0 as good as the baseline. */
            skill: components["schemas"]["Skill"];
            /**
             * Format: double
             * @description Standard error of the overall skill beside "everything stays as it is", by jackknife over blocks of histories.
             */
            skill_standard_error?: number | null;
            /** @description What the months up to this one tell only; none for all. */
            until?: string | null;
            /**
             * Format: int32
             * @description [`SCOREBOARD_VERSION`].
             */
            version: number;
        };
        /** @description A pattern and how well it is met. */
        ScoredPattern: {
            /** @description The same score of the baselines. */
            baselines: components["schemas"]["BaselineScores"];
            /** @description Short name of its group. */
            group: string;
            /** @description Short name. */
            id: string;
            /** @description Whether the record lies within the interval. */
            inside: boolean;
            /** @description The middle four fifths of the histories. */
            interval80: components["schemas"]["Reading"][];
            /**
             * Format: double
             * @description The mean of the histories; none for dates.
             */
            mean?: number | null;
            /** @description The median of the histories. */
            median: components["schemas"]["Reading"];
            /** @description What it is, for people. */
            name: string;
            /** @description What the record says: its middle where it is uncertain. */
            record: components["schemas"]["Reading"];
            /** @description The least and the most that the record allows. */
            record_range: components["schemas"]["Reading"][];
            /**
             * Format: double
             * @description Continuous ranked probability score, in the unit (months for dates); smaller is better.
             */
            score: number;
            /** @description Ids of sources. */
            sources: string[];
            /** @description What its numbers mean. */
            unit: components["schemas"]["PatternUnit"];
            /** @description The verdict in words. */
            verdict: string;
        };
        /** @description Weights as the contender saw them. */
        SeenMonth: {
            /** @description The month. */
            month: string;
            /** @description By contender. */
            seen: number[];
        };
        /** @description What the members want at the end of a month. */
        SelectorateMonth: {
            /** @description Mean of what they want, by axis. */
            mean: number[];
            /**
             * Format: double
             * @description Members in all.
             */
            members: number;
            /** @description Standard deviation of it between groups of members, by axis. */
            spread: number[];
        };
        /** @description A prediction and what came. */
        Settled: {
            /** @description The answer given, in English; none if it was skipped. */
            answer?: string | null;
            /** @description When it was asked. */
            month: string;
            /** @description The question. */
            question: string;
            /** @description Whether the answer was right; none where one of the two is missing. */
            right?: boolean | null;
            /** @description What came, in English; none if the matter was never decided. */
            truth?: string | null;
        };
        /** @description Skill beside the baselines; none where the baseline is perfect. */
        Skill: {
            /**
             * Format: double
             * @description Beside "everything stays as it is".
             */
            no_change?: number | null;
            /**
             * Format: double
             * @description Beside coalitions by lot.
             */
            random_coalitions?: number | null;
        };
        /**
         * @description A history for a page. Contenders, bodies, offices, constituencies and axes go by their positions in the
         *     [`CaseDocument`](crate::CaseDocument); numbers are rounded to four decimals.
         */
        StruggleDocument: components["schemas"]["Recipe"] & {
            /** @description The chronicle without the steps of a month, in order. */
            events: components["schemas"]["StruggleEvent"][];
            /** @description What the record has on the matters of this history. */
            facts: components["schemas"]["RecordFact"][];
            /** @description Always [`STRUGGLE_FORMAT`]. */
            format: string;
            /** @description What this history comes to, in one sentence without a full stop. */
            headline: string;
            /** @description How things stand at the end of each month played. */
            months: components["schemas"]["StruggleMonth"][];
            outcome?: components["schemas"]["OutcomeDocument"] | null;
            /** @description What else to know of it, a sentence each; the last says how little one history shows. */
            standfirst: string[];
            /**
             * Format: int32
             * @description [`STRUGGLE_VERSION`].
             */
            version: number;
        };
        /** @description An entry of the chronicle. */
        StruggleEvent: {
            /** @description The weightiest reasons, the weightiest first. */
            because: components["schemas"]["ReasonDocument"][];
            /** @description Positions of the contenders whom it is about. */
            contenders: number[];
            /**
             * Format: int32
             * @description Its number in the chronicle; the steps of a month are left out, so numbers have gaps.
             */
            id: number;
            /** @description What kind of entry it is. */
            kind: string;
            /** @description Whether it is routine, told in summaries only. */
            minor: boolean;
            /** @description When. */
            month: string;
            /** @description Ids of the facts of the record on the same matter. */
            record: string[];
            /** @description What happened, in English. */
            text: string;
            /** @description Whether things stand differently afterwards. */
            turning_point: boolean;
            vote?: components["schemas"]["VoteDocument"] | null;
        };
        /** @description How things stand at the end of a month. */
        StruggleMonth: {
            /** @description Real weights when the contenders acted: what `seen` is to be compared with. */
            acted_on: number[];
            /** @description Bodies. */
            bodies: components["schemas"]["BodyMonth"][];
            /** @description Coalitions of two or more. */
            coalitions: number[][];
            /** @description Constituencies. */
            constituencies: components["schemas"]["ConstituencyMonth"][];
            /** @description The month. */
            month: string;
            /** @description Whom the holder of each office follows: itself for a contender. */
            office_patrons: (number | null)[];
            /** @description Id of the holder of each office; none for a vacant one. */
            offices: (string | null)[];
            /** @description Platforms by contender and axis, in [-1, 1]. */
            platforms: number[][];
            /** @description Weights at the end of the month as the public sees them. */
            public: number[];
            /** @description Real weights at the end of the month, by contender; they add up to 1 over the standing ones, the others have 0. */
            real: number[];
            /** @description The rung of each contender: 0 for good standing, `n` for the `n`-th rung; none for the dead. */
            rungs: (number | null)[];
            /** @description Weights as each contender saw them when it acted this month; none for one who did not stand. */
            seen: (number[] | null)[];
            /** @description What the members want. */
            selectorate: components["schemas"]["SelectorateMonth"];
            /** @description Trust of the row in the column, in [-1, 1]. */
            trust: number[][];
        };
        /** @description A tile of the map of constituencies. */
        TileDocument: {
            /**
             * Format: int32
             * @description Column, from 0 at the left.
             */
            column: number;
            /** @description Whether it is a region. */
            kind: components["schemas"]["TileKindDocument"];
            /** @description A name for the tile. */
            label: string;
            /**
             * Format: int32
             * @description Row, from 0 at the top.
             */
            row: number;
        };
        /**
         * @description What a tile stands for.
         * @enum {string}
         */
        TileKindDocument: "place" | "organisation";
        /** @description When an event from outside happens. */
        TimingPortrait: {
            /** @enum {string} */
            kind: "on";
            /** @description Which. */
            month: string;
        } | {
            /** @description First month at risk. */
            first: string;
            /** @enum {string} */
            kind: "hazard";
            /** @description Last month at risk. */
            last: string;
            /**
             * Format: double
             * @description Probability a month.
             */
            monthly: number;
        } | {
            /**
             * Format: int32
             * @description Months.
             */
            delay_months: number;
            /** @description Id of the other event. */
            event: string;
            /** @enum {string} */
            kind: "after";
        } | {
            /** @enum {string} */
            kind: "never";
        };
        /** @description A trait of a contender. */
        TraitValue: {
            /** @description Name, as a built what-if names it. */
            name: string;
            /**
             * Format: double
             * @description In [0, 1].
             */
            value: number;
        };
        /** @description The count of a vote. */
        VoteDocument: {
            /**
             * Format: int32
             * @description Abstentions.
             */
            abstentions: number;
            /**
             * Format: int32
             * @description Votes against.
             */
            against: number;
            /** @description Positions of the contenders on the side of its target. */
            against_side: number[];
            /** @description Positions of the bodies that voted together. */
            bodies: number[];
            /**
             * Format: int32
             * @description Votes for.
             */
            for: number;
            /** @description Positions of the contenders on the side of the motion. */
            for_side: number[];
            /**
             * Format: double
             * @description The share that the public had expected.
             */
            forecast: number;
            /** @description Position of who moved it. */
            mover: number;
            /** @description Whether it passed; for an appeal, whether the decision was upheld. */
            passed: boolean;
            /** @description Position of the rung. */
            rung: number;
            /**
             * Format: double
             * @description Share of the votes cast for or against that was for.
             */
            share: number;
            /** @description Position of the contender whom it was about. */
            target: number;
            /**
             * Format: double
             * @description The share that had to be exceeded.
             */
            threshold: number;
        };
        /** @description For how long the engine decides. */
        WatchRequest: {
            /**
             * Format: int32
             * @description How many months; to the end without it.
             */
            months?: number | null;
        };
        /** @description A named what-if, or a cause. */
        WhatIfPortrait: {
            /** @description What it changes, or the what-ifs that take it away, in English. */
            description: string;
            /** @description Short name in files and on the command line. */
            id: string;
            /** @description Name for people. */
            name: string;
        };
        /** @description A cause. */
        WhyEdge: {
            /** @description The node of the cause. */
            cause: number;
            /** @description The node of what was caused. */
            effect: number;
            /**
             * Format: double
             * @description The part of the cause in the effect, in [-1, 1]; negative for what spoke against.
             */
            part: number;
        };
        /** @description An entry and what led to it. */
        WhyGraph: components["schemas"]["Recipe"] & {
            /** @description How many steps back were walked. */
            depth: number;
            /** @description What led to what. */
            edges: components["schemas"]["WhyEdge"][];
            /** @description Always [`WHY_FORMAT`]. */
            format: string;
            /** @description The entry asked about comes first; a node's position is its number in `edges`. */
            nodes: components["schemas"]["WhyNode"][];
            /**
             * Format: int32
             * @description [`WHY_VERSION`].
             */
            version: number;
        };
        /** @description An entry of the chronicle, or a term of the state. */
        WhyNode: {
            /**
             * Format: int32
             * @description The entry; none for a term.
             */
            event?: number | null;
            /** @description When; none for a term. */
            month?: string | null;
            /** @description In English. */
            text: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    list_cases: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseCard"][];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    import_case: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FilesRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseCard"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseDocument"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    delete_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    duplicate_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DuplicateRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseCard"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    export_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": number[];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_case_files: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CaseFiles"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    put_case_files: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutFilesRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedFiles"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_history: {
        parameters: {
            query?: {
                /** @description What-ifs of the case, with commas between them. */
                what_if?: string;
                /** @description What-ifs that were built by hand: a JSON list of changes, as an arm of a run has them. */
                built?: string;
            };
            header?: never;
            path: {
                case: string;
                seed: number;
                history: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StruggleDocument"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_why: {
        parameters: {
            query?: {
                /** @description What-ifs of the case, with commas between them. */
                what_if?: string;
                /** @description What-ifs that were built by hand: a JSON list of changes, as an arm of a run has them. */
                built?: string;
                /** @description How many steps back, 3 without it. */
                depth?: number;
            };
            header?: never;
            path: {
                case: string;
                seed: number;
                history: number;
                event: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WhyGraph"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_case_record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordDocument"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    check_files: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FilesRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckResult"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    list_games: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GameCard"][];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    start_game: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GameRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GamePage"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    import_game: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GameSave"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GamePage"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_game: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                game: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GamePage"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    delete_game: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                game: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    choose: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                game: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChooseRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GamePage"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_debrief: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                game: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Debrief"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    predict: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                game: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PredictRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GamePage"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    save_game: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                game: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GameSave"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_game_struggle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                game: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StruggleDocument"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    undo: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                game: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GamePage"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    watch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                game: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WatchRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GamePage"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    list_histories: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedHistory"][];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    save_history: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HistoryToSave"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedHistory"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    delete_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    list_runs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunPage"][];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    start_run: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunRequest"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunPage"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunPage"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    delete_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    cancel_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunPage"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_run_document: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunDocument"];
                };
            };
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    download_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
                /** @description json, csv, svg, png, html or parquet */
                format: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": number[];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    watch_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    resume_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunPage"];
                };
            };
            /** @description The request cannot be read. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The token is missing or wrong. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request comes from another site, or is for another host. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description There is no such thing. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The state of things does not allow it. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The request is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The body is not JSON. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description What was asked does not make sense. */
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description Too many requests, runs or watchers. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio failed. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
            /** @description The studio is about to end. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
}
