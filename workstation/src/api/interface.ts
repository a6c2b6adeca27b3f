/** What the server's REST interface takes and answers; written by `npm run client`. */
export type paths = {
    "/api/attached/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages after the last one you have, oldest first; they stay */
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            messages: {
                                seq: number;
                                /** @enum {string} */
                                type: "visit.changed";
                                at: string;
                                visit: {
                                    number: string;
                                    visit: string;
                                    ticket?: string;
                                    /** @enum {unknown} */
                                    state: "registered" | "present" | "finished" | "cancelled" | "unresolved";
                                    items: {
                                        code: string;
                                        /** @enum {unknown} */
                                        state: "open" | "done" | "declined" | "removed" | "unresolved";
                                        doneAt?: string;
                                    }[];
                                    guideUrl?: string;
                                };
                            }[];
                            next?: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attached/visits/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A visit as it is now */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            number: string;
                            visit: string;
                            ticket?: string;
                            /** @enum {unknown} */
                            state: "registered" | "present" | "finished" | "cancelled" | "unresolved";
                            items: {
                                code: string;
                                /** @enum {unknown} */
                                state: "open" | "done" | "declined" | "removed" | "unresolved";
                                doneAt?: string;
                            }[];
                            guideUrl?: string;
                        };
                    };
                };
            };
        };
        /** Register a visit by your own number, or change its items; repeatable */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        site: string;
                        examinee: {
                            name: string;
                            sex: "M" | "F";
                            birthDate: string;
                            /** @enum {unknown} */
                            idType?: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                            idNumber?: string;
                            phone?: string;
                            address?: string;
                            contact?: {
                                name: string;
                                phone?: string;
                                relation?: string;
                            };
                            plates?: string[];
                            vvip?: boolean;
                            /** @enum {unknown} */
                            language?: "en" | "yue";
                            conditions?: ("pregnant" | "possibly-pregnant" | "lactating" | "menses")[];
                            /** @enum {unknown} */
                            pregnancy?: "no" | "possible" | "pregnant";
                        };
                        class?: string;
                        appointment?: number;
                        items: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            number: string;
                            visit: string;
                            ticket?: string;
                            /** @enum {unknown} */
                            state: "registered" | "present" | "finished" | "cancelled" | "unresolved";
                            items: {
                                code: string;
                                /** @enum {unknown} */
                                state: "open" | "done" | "declined" | "removed" | "unresolved";
                                doneAt?: string;
                            }[];
                            guideUrl?: string;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Take a visit back before anything was done; repeatable */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    number: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            number: string;
                            visit: string;
                            ticket?: string;
                            /** @enum {unknown} */
                            state: "registered" | "present" | "finished" | "cancelled" | "unresolved";
                            items: {
                                code: string;
                                /** @enum {unknown} */
                                state: "open" | "done" | "declined" | "removed" | "unresolved";
                                doneAt?: string;
                            }[];
                            guideUrl?: string;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was done, the latest first */
        get: {
            parameters: {
                query?: {
                    actor?: string;
                    action?: string;
                    record?: string;
                    site?: string;
                    from?: string;
                    until?: string;
                    before?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                seq: number;
                                /** Format: date-time */
                                at: string;
                                actor: string;
                                action: string;
                                record: string;
                                site?: string;
                                details: {
                                    [key: string]: unknown;
                                };
                                hash: string;
                            }[];
                            next?: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Hold the whole log against its hashes */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ok: boolean;
                            entries: number;
                            head: string;
                            problems: {
                                /** @enum {unknown} */
                                kind: "changed" | "missing" | "unlinked" | "head" | "unsigned" | "witness";
                                seq: number;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Exam batches, newest first */
        get: {
            parameters: {
                query?: {
                    employer?: string;
                    state?: "draft" | "open" | "closed";
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            batches: {
                                id: string;
                                employer: string;
                                employerName: string;
                                site: string;
                                name: string;
                                examType: string;
                                /** Format: date */
                                startsOn: string;
                                /** Format: date */
                                endsOn: string;
                                quota?: number;
                                /** @enum {unknown} */
                                state: "draft" | "open" | "closed";
                                listed: number;
                                registered: number;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{batch}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One exam batch */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    batch: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            employer: string;
                            employerName: string;
                            site: string;
                            name: string;
                            examType: string;
                            /** Format: date */
                            startsOn: string;
                            /** Format: date */
                            endsOn: string;
                            quota?: number;
                            /** @enum {unknown} */
                            state: "draft" | "open" | "closed";
                            listed: number;
                            registered: number;
                            version: number;
                        };
                    };
                };
            };
        };
        /** Change, open or close an exam batch */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    batch: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        site: string;
                        name: string;
                        examType: string;
                        /** Format: date */
                        startsOn: string;
                        /** Format: date */
                        endsOn: string;
                        quota?: number;
                        /** @enum {unknown} */
                        state: "draft" | "open" | "closed";
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            employer: string;
                            employerName: string;
                            site: string;
                            name: string;
                            examType: string;
                            /** Format: date */
                            startsOn: string;
                            /** Format: date */
                            endsOn: string;
                            quota?: number;
                            /** @enum {unknown} */
                            state: "draft" | "open" | "closed";
                            listed: number;
                            registered: number;
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{batch}/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The groups of an exam batch, each with its package and who pays */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    batch: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            groups: {
                                id: string;
                                name: string;
                                packageId: string;
                                payer: {
                                    /** @enum {unknown} */
                                    package: "self" | "employer";
                                    /** @enum {unknown} */
                                    added: "self" | "employer";
                                    limitFen?: number;
                                };
                                sex?: "M" | "F";
                                ageFrom?: number;
                                ageTo?: number;
                                packageName?: string;
                                listed: number;
                                registered: number;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a group */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    batch: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        packageId: string;
                        payer: {
                            /** @enum {unknown} */
                            package: "self" | "employer";
                            /** @enum {unknown} */
                            added: "self" | "employer";
                            limitFen?: number;
                        };
                        sex?: "M" | "F";
                        ageFrom?: number;
                        ageTo?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            packageId: string;
                            payer: {
                                /** @enum {unknown} */
                                package: "self" | "employer";
                                /** @enum {unknown} */
                                added: "self" | "employer";
                                limitFen?: number;
                            };
                            sex?: "M" | "F";
                            ageFrom?: number;
                            ageTo?: number;
                            packageName?: string;
                            listed: number;
                            registered: number;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{batch}/groups/{group}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change a group */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    batch: string;
                    group: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        packageId: string;
                        payer: {
                            /** @enum {unknown} */
                            package: "self" | "employer";
                            /** @enum {unknown} */
                            added: "self" | "employer";
                            limitFen?: number;
                        };
                        sex?: "M" | "F";
                        ageFrom?: number;
                        ageTo?: number;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            packageId: string;
                            payer: {
                                /** @enum {unknown} */
                                package: "self" | "employer";
                                /** @enum {unknown} */
                                added: "self" | "employer";
                                limitFen?: number;
                            };
                            sex?: "M" | "F";
                            ageFrom?: number;
                            ageTo?: number;
                            packageName?: string;
                            listed: number;
                            registered: number;
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Remove a group nobody is in */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    batch: string;
                    group: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{batch}/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a list (xlsx or CSV) as the body, to be read and checked; nothing counts yet */
        post: {
            parameters: {
                query?: {
                    encoding?: "utf-8" | "utf-16le" | "utf-16be" | "gb18030";
                };
                header?: never;
                path: {
                    batch: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            batch: string;
                            /** @enum {unknown} */
                            state: "reading" | "checked" | "storing" | "done" | "failed";
                            total: number;
                            done: number;
                            good: number;
                            bad: number;
                            known: number;
                            facts: {
                                /** @enum {unknown} */
                                format?: "xlsx" | "csv";
                                /** @enum {unknown} */
                                encoding?: "utf-8" | "utf-16le" | "utf-16be" | "gb18030";
                                tab?: string;
                                columns?: {
                                    [key: string]: string;
                                };
                                unknown?: string[];
                                missing?: string[];
                                error?: string;
                            };
                            message?: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{batch}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People on a list: by beginning of the name or initials, number, group, department */
        get: {
            parameters: {
                query?: {
                    query?: string;
                    group?: string;
                    department?: string;
                    state?: "listed" | "registered";
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    batch: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            members: {
                                id: string;
                                person: string;
                                name: string;
                                sex: "M" | "F";
                                /** Format: date */
                                birthDate: string;
                                idNumber?: string;
                                phone?: string;
                                staffNo?: string;
                                group: string;
                                groupName: string;
                                department?: string;
                                departmentPath?: string;
                                /** @enum {unknown} */
                                state: "listed" | "registered";
                                visit?: string;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{batch}/members.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list as xlsx, numbers masked */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    batch: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{batch}/members/{member}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Move somebody not yet registered to another group or department */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    batch: string;
                    member: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        group: string;
                        department?: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            person: string;
                            name: string;
                            sex: "M" | "F";
                            /** Format: date */
                            birthDate: string;
                            idNumber?: string;
                            phone?: string;
                            staffNo?: string;
                            group: string;
                            groupName: string;
                            department?: string;
                            departmentPath?: string;
                            /** @enum {unknown} */
                            state: "listed" | "registered";
                            visit?: string;
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Take somebody not yet registered off the list */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    batch: string;
                    member: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{batch}/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Register people of a list for today; each with his own outcome, repeatable */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    batch: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        members: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            outcomes: {
                                member: string;
                                visit?: string;
                                ticket?: string;
                                code?: string;
                                message?: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/batches/{batch}/roster-template.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An empty list with its headings, as xlsx */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    batch: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalogue/{site}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a campus offers */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    site: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            site: {
                                id: string;
                                name: string;
                                nameEn: string;
                            };
                            zones: {
                                id: string;
                                name: string;
                                nameEn: string;
                                floor: string;
                            }[];
                            floors: {
                                id: string;
                                name: string;
                                nameEn: string;
                            }[];
                            stations: {
                                id: string;
                                name: string;
                                nameEn: string;
                                zone: string;
                                floor: string;
                                nominalMinutes: number;
                            }[];
                            rooms: {
                                id: string;
                                site: string;
                                name: string;
                                nameEn: string;
                                station: string;
                                zone: string;
                                floor: string;
                                x: number;
                                y: number;
                                tags: string[];
                                capacity: number;
                                doorSlots: number;
                            }[];
                            items: {
                                id: string;
                                name: string;
                                nameEn: string;
                                station: string;
                                /** @enum {unknown} */
                                category: "clinical" | "laboratory" | "imaging" | "function";
                                department: string;
                                priceFen: number;
                                sex?: "M" | "F";
                                tags?: string[];
                                prep?: string[];
                                after?: string[];
                                timing?: {
                                    from: string;
                                    notBefore: number;
                                    due: number;
                                    latest: number;
                                };
                                /** @enum {boolean} */
                                fasting?: true;
                                /** @enum {unknown} */
                                pregnancy?: "pregnant" | "possible" | "unasked";
                                exclusive?: ({
                                    item: string;
                                    text?: string;
                                    textEn?: string;
                                    source?: string;
                                    confidence?: "high" | "medium-high" | "medium" | "low";
                                    /** @enum {unknown} */
                                    rule: "day" | "before";
                                } | {
                                    item: string;
                                    text?: string;
                                    textEn?: string;
                                    source?: string;
                                    confidence?: "high" | "medium-high" | "medium" | "low";
                                    /** @enum {string} */
                                    rule: "apart";
                                    minutes: number;
                                })[];
                                excludes?: ("lactating" | "menses")[];
                                contraindications?: {
                                    /** @enum {unknown} */
                                    condition?: "pregnant" | "possibly-pregnant" | "lactating" | "menses";
                                    ageFrom?: number;
                                    ageTo?: number;
                                    sex?: "M" | "F";
                                    text: string;
                                    textEn: string;
                                }[];
                                prepHint?: string;
                                prepHintEn?: string;
                                source?: string;
                                confidence?: "high" | "medium-high" | "medium" | "low";
                            }[];
                            groups: {
                                id: string;
                                name: string;
                                nameEn: string;
                                items: string[];
                                priceFen?: number;
                            }[];
                            examTypes: {
                                id: string;
                                name: string;
                                nameEn: string;
                                blocked: {
                                    item: string;
                                    reason: string;
                                    reasonEn: string;
                                    source?: string;
                                    confidence?: "high" | "medium-high" | "medium" | "low";
                                }[];
                                ageFrom?: number;
                                ageTo?: number;
                                source?: string;
                                confidence?: "high" | "medium-high" | "medium" | "low";
                            }[];
                            packages: {
                                id: string;
                                name: string;
                                nameEn: string;
                                sex?: "M" | "F";
                                items: string[];
                                priceFen: number;
                                examTypes: string[];
                            }[];
                            staff: {
                                id: string;
                                name: string;
                                title: string;
                                stations: string[];
                            }[];
                            classes: {
                                id: string;
                                name: string;
                                nameEn: string;
                                vip: boolean;
                                prefix: string;
                                sex?: "M" | "F";
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/catalogue/{site}/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** When a campus is open, and how many examinees each day takes */
        get: {
            parameters: {
                query: {
                    from: string;
                    count?: number;
                };
                header?: never;
                path: {
                    site: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            days: {
                                /** Format: date */
                                date: string;
                                open: boolean;
                                name?: string;
                                nameEn?: string;
                                hours?: {
                                    from: string;
                                    to: string;
                                    checkInUntil?: string;
                                };
                                capacity: {
                                    total?: number;
                                    examTypes?: {
                                        [key: string]: number;
                                    };
                                    items?: {
                                        [key: string]: number;
                                    };
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All paired devices */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            at: number;
                            devices: ({
                                id: string;
                                /** @enum {unknown} */
                                kind: "display" | "caller" | "printer";
                                name: string;
                                site: string;
                                placement: {
                                    /** @enum {string} */
                                    kind: "hall";
                                    zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "door";
                                    room: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "caller";
                                    room: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "printer";
                                } | {
                                    room: string;
                                };
                                createdAt: number;
                                lastSeenAt?: number;
                                version: number;
                            } & {
                                screen?: {
                                    settings: {
                                        /** @enum {unknown} */
                                        turn: 0 | 90 | 180 | 270;
                                        inset: number;
                                        area: "none" | "side" | "idle";
                                        playlist?: string;
                                    };
                                    status?: {
                                        instance: string;
                                        phase: "board" | "starting";
                                        epoch?: string;
                                        seq?: number;
                                        staleMs?: number;
                                        width: number;
                                        height: number;
                                        ratio: number;
                                        browser: string;
                                        version: string;
                                        sound: boolean;
                                        font: "ok" | "missing" | "loading";
                                        heapMb?: number;
                                        errors: string[];
                                        broken: string[];
                                        playing?: string;
                                        noPicture?: string;
                                        upMs: number;
                                    };
                                    statusAt?: number;
                                    pictureAt?: number;
                                    together: {
                                        width: number;
                                        height: number;
                                    }[];
                                };
                            })[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This device */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            device: {
                                id: string;
                                /** @enum {unknown} */
                                kind: "display" | "caller" | "printer";
                                name: string;
                                site: string;
                                placement: {
                                    /** @enum {string} */
                                    kind: "hall";
                                    zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "door";
                                    room: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "caller";
                                    room: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "printer";
                                } | {
                                    room: string;
                                };
                                createdAt: number;
                                lastSeenAt?: number;
                                version: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/me/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** A display sends a picture of itself */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/me/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A display says how it is */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        instance: string;
                        phase: "board" | "starting";
                        epoch?: string;
                        seq?: number;
                        staleMs?: number;
                        width: number;
                        height: number;
                        ratio: number;
                        browser: string;
                        version: string;
                        sound: boolean;
                        font: "ok" | "missing" | "loading";
                        heapMb?: number;
                        errors: string[];
                        broken: string[];
                        playing?: string;
                        noPicture?: string;
                        upMs: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/pair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pair a device */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                        name: string;
                        site: string;
                        placement: {
                            /** @enum {string} */
                            kind: "hall";
                            zone: string;
                        } | {
                            /** @enum {string} */
                            kind: "door";
                            room: string;
                        } | {
                            /** @enum {string} */
                            kind: "caller";
                            room: string;
                        } | {
                            /** @enum {string} */
                            kind: "printer";
                        } | {
                            room: string;
                        };
                        replace?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            device: {
                                id: string;
                                /** @enum {unknown} */
                                kind: "display" | "caller" | "printer";
                                name: string;
                                site: string;
                                placement: {
                                    /** @enum {string} */
                                    kind: "hall";
                                    zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "door";
                                    room: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "caller";
                                    room: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "printer";
                                } | {
                                    room: string;
                                };
                                createdAt: number;
                                lastSeenAt?: number;
                                version: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/pairing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A device asks to be paired */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        kind: "display" | "caller" | "printer";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            code: string;
                            secret: string;
                            expiresAt: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/pairing/{secret}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of it */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    secret: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            state: "waiting";
                        } | {
                            /** @enum {string} */
                            state: "paired";
                            token: string;
                            device: {
                                id: string;
                                /** @enum {unknown} */
                                kind: "display" | "caller" | "printer";
                                name: string;
                                site: string;
                                placement: {
                                    /** @enum {string} */
                                    kind: "hall";
                                    zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "door";
                                    room: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "caller";
                                    room: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "printer";
                                } | {
                                    room: string;
                                };
                                createdAt: number;
                                lastSeenAt?: number;
                                version: number;
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a device */
        delete: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        /** Rename, move or set a device */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        name?: string;
                        site?: string;
                        placement?: {
                            /** @enum {string} */
                            kind: "hall";
                            zone: string;
                        } | {
                            /** @enum {string} */
                            kind: "door";
                            room: string;
                        } | {
                            /** @enum {string} */
                            kind: "caller";
                            room: string;
                        } | {
                            /** @enum {string} */
                            kind: "printer";
                        } | {
                            room: string;
                        };
                        settings?: {
                            /** @enum {unknown} */
                            turn: 0 | 90 | 180 | 270;
                            inset: number;
                            area: "none" | "side" | "idle";
                            playlist?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            device: {
                                id: string;
                                /** @enum {unknown} */
                                kind: "display" | "caller" | "printer";
                                name: string;
                                site: string;
                                placement: {
                                    /** @enum {string} */
                                    kind: "hall";
                                    zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "door";
                                    room: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "caller";
                                    room: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "printer";
                                } | {
                                    room: string;
                                };
                                createdAt: number;
                                lastSeenAt?: number;
                                version: number;
                            };
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/devices/{id}/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ask a display to do something */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        type: "reload" | "picture" | "identify";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/{id}/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a display shows */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/devices/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a removal back */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            device: {
                                id: string;
                                /** @enum {unknown} */
                                kind: "display" | "caller" | "printer";
                                name: string;
                                site: string;
                                placement: {
                                    /** @enum {string} */
                                    kind: "hall";
                                    zone: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "door";
                                    room: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "caller";
                                    room: string;
                                } | {
                                    /** @enum {string} */
                                    kind: "printer";
                                } | {
                                    room: string;
                                };
                                createdAt: number;
                                lastSeenAt?: number;
                                version: number;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/employers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Employers, newest first, by name or initials */
        get: {
            parameters: {
                query?: {
                    query?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            employers: {
                                id: string;
                                name: string;
                                /** @enum {unknown} */
                                state: "active" | "closed";
                                batches: number;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add an employer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        creditCode?: string;
                        address?: string;
                        note?: string;
                        contact?: {
                            name: string;
                            phone?: string;
                            title?: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            creditCode?: string;
                            address?: string;
                            note?: string;
                            contact?: {
                                name: string;
                                phone?: string;
                                title?: string;
                            };
                            /** @enum {unknown} */
                            state: "active" | "closed";
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/employers/{employer}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One employer */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    employer: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            creditCode?: string;
                            address?: string;
                            note?: string;
                            contact?: {
                                name: string;
                                phone?: string;
                                title?: string;
                            };
                            /** @enum {unknown} */
                            state: "active" | "closed";
                            version: number;
                        };
                    };
                };
            };
        };
        /** Change an employer; `version` is the one that was read */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    employer: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        creditCode?: string;
                        address?: string;
                        note?: string;
                        contact?: {
                            name: string;
                            phone?: string;
                            title?: string;
                        };
                        /** @enum {unknown} */
                        state: "active" | "closed";
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            creditCode?: string;
                            address?: string;
                            note?: string;
                            contact?: {
                                name: string;
                                phone?: string;
                                title?: string;
                            };
                            /** @enum {unknown} */
                            state: "active" | "closed";
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/employers/{employer}/batches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add an exam batch, as a draft */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    employer: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        site: string;
                        name: string;
                        examType: string;
                        /** Format: date */
                        startsOn: string;
                        /** Format: date */
                        endsOn: string;
                        quota?: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            employer: string;
                            employerName: string;
                            site: string;
                            name: string;
                            examType: string;
                            /** Format: date */
                            startsOn: string;
                            /** Format: date */
                            endsOn: string;
                            quota?: number;
                            /** @enum {unknown} */
                            state: "draft" | "open" | "closed";
                            listed: number;
                            registered: number;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/employers/{employer}/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The departments of an employer, as a tree by `parent` */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    employer: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            departments: {
                                id: string;
                                name: string;
                                parent?: string;
                                path: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a department */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    employer: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        parent?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            parent?: string;
                            path: string;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/employers/{employer}/departments/{department}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Rename a department */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    employer: string;
                    department: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            parent?: string;
                            path: string;
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        /** Remove a department that has nothing below it */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    employer: string;
                    department: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/employers/{employer}/liaisons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who looks after an employer, and who might */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    employer: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            liaisons: {
                                id: string;
                                name: string;
                                bound: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        /** Say who looks after an employer */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    employer: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        liaisons: string[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            liaisons: {
                                id: string;
                                name: string;
                                bound: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/floor/commands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change the floor */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "configure";
                        settings: {
                            policy: {
                                binding: "early" | "late";
                                gamma: number;
                                vipEvery: number;
                                pressLockMs: number;
                                recallCooldownMs: number;
                                reentryAfter: [
                                    number,
                                    number
                                ];
                                autoRejoinMs: number;
                                slotMs: number;
                                expectedGraceMs: number;
                                undoMs: number;
                                freezeLimitMs: number;
                                utcOffsetMs: number;
                                cutOffMs: number;
                            };
                            classes: {
                                [key: string]: {
                                    creditMs: number;
                                    vip: boolean;
                                    prefix: string;
                                };
                            };
                            stations: {
                                [key: string]: {
                                    reentry: "after-n" | "tail" | "slot-end" | "half-day-end";
                                    passMinCalls: number;
                                    passMinMs: number;
                                };
                            };
                            rooms: {
                                [key: string]: {
                                    station: string;
                                    capacity: number;
                                    doorSlots: number;
                                    tags: string[];
                                };
                            };
                        };
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "expect";
                        visit: string;
                        class: string;
                        appointment: number;
                        items: {
                            id: string;
                            station: string;
                            tags?: string[];
                            prep?: string[];
                            after?: string[];
                            unless?: string[];
                            exclusive?: {
                                item: string;
                                withinMs?: number;
                            }[];
                            timing?: {
                                from: string;
                                notBefore: number;
                                due: number;
                                latest: number;
                            };
                            notBefore?: number;
                            due?: number;
                            latest?: number;
                        }[];
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "check-in";
                        visit: string;
                        class: string;
                        items?: {
                            id: string;
                            station: string;
                            tags?: string[];
                            prep?: string[];
                            after?: string[];
                            unless?: string[];
                            exclusive?: {
                                item: string;
                                withinMs?: number;
                            }[];
                            timing?: {
                                from: string;
                                notBefore: number;
                                due: number;
                                latest: number;
                            };
                            notBefore?: number;
                            due?: number;
                            latest?: number;
                        }[];
                        prep?: string[];
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "join";
                        visit: string;
                        station: string;
                        room?: string;
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "call-next";
                        room: string;
                        expected?: number;
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "call-one";
                        room: string;
                        visit: string;
                        expected?: number;
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "recall";
                        room: string;
                        visit?: string;
                        expected?: number;
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "start";
                        room: string;
                        visit?: string;
                        expected?: number;
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "finish";
                        room: string;
                        visit?: string;
                        items?: string[];
                        next?: boolean;
                        expected?: number;
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "press";
                        room: string;
                        expected: number;
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "pass";
                        room: string;
                        visit?: string;
                        reason: "absent" | "elsewhere";
                        expected?: number;
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "rejoin";
                        visit: string;
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "hold";
                        visit: string;
                        note?: string;
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "release";
                        visit: string;
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "transfer";
                        visit: string;
                        station: string;
                        position: "key" | "first";
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "reassign";
                        visit: string;
                        add?: {
                            id: string;
                            station: string;
                            tags?: string[];
                            prep?: string[];
                            after?: string[];
                            unless?: string[];
                            exclusive?: {
                                item: string;
                                withinMs?: number;
                            }[];
                            timing?: {
                                from: string;
                                notBefore: number;
                                due: number;
                                latest: number;
                            };
                            notBefore?: number;
                            due?: number;
                            latest?: number;
                        }[];
                        remove?: string[];
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "decline";
                        visit: string;
                        items: string[];
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "change-class";
                        visit: string;
                        class: string;
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "prepare";
                        visit: string;
                        preparation: string;
                        ready: boolean;
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "guide";
                        accept: {
                            [key: string]: string[];
                        };
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "open-room";
                        room: string;
                        staff: string;
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "close-room";
                        room: string;
                        expected?: number;
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "pause-room";
                        room: string;
                        reason: string;
                        until?: number;
                        expected?: number;
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "resume-room";
                        room: string;
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "undo";
                        room: string;
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "close-day";
                        cutOff: boolean;
                        limit?: number;
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "tick";
                    } | {
                        v: number;
                        id: string;
                        site: string;
                        /** @enum {string} */
                        type: "clock";
                        advanceMs: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            ok: true;
                            seq: number;
                            at: number;
                            visit?: string;
                            ticket?: string;
                            room?: string;
                            version?: number;
                            remaining?: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/floor/sites/{site}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The whole state of a campus */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    site: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            site: string;
                            epoch: string;
                            seq: number;
                            at: number;
                            /** Format: date */
                            day: string;
                            closing: boolean;
                            guidedAt?: number;
                            settings: {
                                policy: {
                                    binding: "early" | "late";
                                    gamma: number;
                                    vipEvery: number;
                                    pressLockMs: number;
                                    recallCooldownMs: number;
                                    reentryAfter: [
                                        number,
                                        number
                                    ];
                                    autoRejoinMs: number;
                                    slotMs: number;
                                    expectedGraceMs: number;
                                    undoMs: number;
                                    freezeLimitMs: number;
                                    utcOffsetMs: number;
                                    cutOffMs: number;
                                };
                                classes: {
                                    [key: string]: {
                                        creditMs: number;
                                        vip: boolean;
                                        prefix: string;
                                    };
                                };
                                stations: {
                                    [key: string]: {
                                        reentry: "after-n" | "tail" | "slot-end" | "half-day-end";
                                        passMinCalls: number;
                                        passMinMs: number;
                                    };
                                };
                                rooms: {
                                    [key: string]: {
                                        station: string;
                                        capacity: number;
                                        doorSlots: number;
                                        tags: string[];
                                    };
                                };
                            };
                            visits: {
                                [key: string]: {
                                    id: string;
                                    /** Format: date */
                                    day: string;
                                    class: string;
                                    vip: boolean;
                                    state: "expected" | "free" | "bound" | "called" | "serving" | "away" | "finished";
                                    ticket?: string;
                                    appointment?: number;
                                    checkedInAt?: number;
                                    since?: number;
                                    station?: string;
                                    room?: string;
                                    boundAt?: number;
                                    calledAt?: number;
                                    startedAt?: number;
                                    finishedAt?: number;
                                    calls?: number;
                                    moves: number;
                                    choice?: string;
                                    accept?: string[];
                                    away?: {
                                        reason: "absent" | "elsewhere" | "held" | "nurse";
                                        at: number;
                                        station?: string;
                                        note?: string;
                                    };
                                    late?: boolean;
                                    outcome?: "done" | "unresolved" | "backlog";
                                    prep: {
                                        [key: string]: true;
                                    };
                                    items: {
                                        [key: string]: {
                                            id: string;
                                            index: number;
                                            station: string;
                                            state: "todo" | "done" | "declined" | "removed";
                                            tags?: string[];
                                            prep?: string[];
                                            after?: string[];
                                            unless?: string[];
                                            exclusive?: {
                                                item: string;
                                                withinMs?: number;
                                            }[];
                                            timing?: {
                                                from: string;
                                                notBefore: number;
                                                due: number;
                                                latest: number;
                                            };
                                            notBefore?: number;
                                            due?: number;
                                            latest?: number;
                                            doneAt?: number;
                                            doneRoom?: string;
                                        };
                                    };
                                    places: {
                                        [key: string]: {
                                            key: number;
                                            order: number;
                                        };
                                    };
                                    passes: {
                                        [key: string]: number;
                                    };
                                };
                            };
                            rooms: {
                                [key: string]: {
                                    id: string;
                                    station: string;
                                    state: "closed" | "open" | "paused";
                                    capacity: number;
                                    doorSlots: number;
                                    tags: {
                                        [key: string]: true;
                                    };
                                    staff?: string;
                                    openedAt?: number;
                                    pause?: {
                                        reason: string;
                                        at: number;
                                        until?: number;
                                    };
                                    version: number;
                                    called: {
                                        [key: string]: number;
                                    };
                                    serving: {
                                        [key: string]: number;
                                    };
                                    lastCallAt?: number;
                                    lastRecallAt?: number;
                                    undo?: {
                                        what: "call" | "finish" | "pass";
                                        visit: string;
                                        at: number;
                                    };
                                };
                            };
                            stations: {
                                [key: string]: {
                                    id: string;
                                    frozenAt?: number;
                                    takes: string[];
                                    reentry: "after-n" | "tail" | "slot-end" | "half-day-end";
                                    passMinCalls: number;
                                    passMinMs: number;
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/floor/sites/{site}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Events after a sequence number, oldest first */
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    site: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            events: {
                                seq: number;
                                at: number;
                                /** Format: date */
                                day: string;
                                type: "configured" | "expected" | "checked-in" | "joined" | "called" | "recalled" | "started" | "finished" | "passed" | "rejoined" | "held" | "released" | "transferred" | "reassigned" | "declined" | "class-changed" | "prepared" | "guided" | "room-opened" | "room-closed" | "room-paused" | "room-resumed" | "undone" | "day-closing" | "day-closed" | "ticked" | "clock-advanced";
                                command: string;
                                digest?: string;
                                by: string;
                                facts: {
                                    visit?: string;
                                    ticket?: string;
                                    room?: string;
                                    station?: string;
                                    staff?: string;
                                    class?: string;
                                    reason?: string;
                                    items?: string[];
                                    call?: {
                                        visit: string;
                                        ticket: string;
                                        from: "due" | "door" | "line" | "named";
                                        spent: boolean;
                                        bound?: {
                                            visit: string;
                                            room: string;
                                        };
                                    };
                                    calls?: number;
                                    undone?: string;
                                    visits?: string[];
                                    preparation?: string;
                                    ready?: boolean;
                                    remaining?: number;
                                    until?: number;
                                    advanceMs?: number;
                                };
                                changes: Record<string, never>;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/floor/sites/{site}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Why a visit stands where it stands */
        get: {
            parameters: {
                query: {
                    visit: string;
                    station: string;
                };
                header?: never;
                path: {
                    site: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/floor/sites/{site}/next": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a visit would be sent next, why there and why not elsewhere */
        get: {
            parameters: {
                query: {
                    visit: string;
                };
                header?: never;
                path: {
                    site: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            visit: string;
                            at: number;
                            state: string;
                            next?: string;
                            stations: {
                                station: string;
                                verdict: "next" | "later" | "not-now";
                                reasons: {
                                    code: string;
                                    zh: string;
                                    en: string;
                                }[];
                                figures?: {
                                    waitP50: number;
                                    waitP90: number;
                                    walk: number;
                                    relief: number;
                                    cost: number;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/forecast/sites/{site}/accuracy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How right the predicted waits of some days were */
        get: {
            parameters: {
                query?: {
                    from?: string;
                    to?: string;
                    days?: number;
                    station?: string;
                };
                header?: never;
                path: {
                    site: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            /** Format: date */
                            today: string;
                            hours: {
                                station: string;
                                hour: number;
                                sums: {
                                    told: number;
                                    predictedMs: number;
                                    latestMs: number;
                                    actualMs: number;
                                    errorMs: number;
                                    plainTold: number;
                                    plainErrorMs: number;
                                    plainOfOursMs: number;
                                    kept: number;
                                    raised: number;
                                };
                            }[];
                            ends: {
                                hour: number;
                                sums: {
                                    told: number;
                                    predictedMs: number;
                                    latestMs: number;
                                    actualMs: number;
                                    errorMs: number;
                                    plainTold: number;
                                    plainErrorMs: number;
                                    plainOfOursMs: number;
                                    kept: number;
                                    raised: number;
                                };
                            }[];
                            days: {
                                /** Format: date */
                                day: string;
                                sums: {
                                    told: number;
                                    predictedMs: number;
                                    latestMs: number;
                                    actualMs: number;
                                    errorMs: number;
                                    plainTold: number;
                                    plainErrorMs: number;
                                    plainOfOursMs: number;
                                    kept: number;
                                    raised: number;
                                };
                            }[];
                            forecaster: {
                                state: "live" | "away";
                                seq?: number;
                                at?: number;
                                passMs?: number;
                                model?: {
                                    source: "learned" | "snapshot" | "catalogue";
                                    trouble?: string;
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/forecast/sites/{site}/predictions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What examinees were told and what happened, the latest first */
        get: {
            parameters: {
                query: {
                    from: string;
                    to: string;
                    station?: string;
                    hour?: number;
                    judged?: boolean;
                    late?: boolean;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    site: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            predictions: {
                                visit: string;
                                ticket: string;
                                station: string;
                                day: string;
                                since: number;
                                p50: number;
                                p90: number;
                                plain?: number;
                                ahead?: number;
                                bound: number;
                                raised: number;
                                shown: [
                                    number,
                                    number,
                                    number
                                ][];
                                outcome?: "called" | "finished" | "elsewhere" | "away" | "left";
                                endedAt?: number;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The pictures and videos of a campus */
        get: {
            parameters: {
                query: {
                    site: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            media: {
                                file: string;
                                name: string;
                                kind: "picture" | "video";
                                bytes: number;
                                addedAt: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Upload a picture or video */
        post: {
            parameters: {
                query: {
                    site: string;
                    name: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            file: string;
                            name: string;
                            kind: "picture" | "video";
                            bytes: number;
                            addedAt: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/media/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Remove a file */
        delete: {
            parameters: {
                query: {
                    site: string;
                };
                header?: never;
                path: {
                    file: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/migration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take one file (xlsx or CSV as the body) of an old system over; a dry run by default */
        post: {
            parameters: {
                query: {
                    mapping: string;
                    apply?: boolean;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {unknown} */
                            kind: "people" | "terms" | "visits" | "results";
                            dryRun: boolean;
                            rows: number;
                            good: number;
                            bad: number;
                            added: number;
                            changed: number;
                            unchanged: number;
                            kept: number;
                            unknown: string[];
                            years: {
                                year: string;
                                inFile: number;
                                kept: number;
                            }[];
                            problems: {
                                row: number;
                                column: string;
                                title: string;
                                code: string;
                                value?: string;
                                message: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mobile/return-link": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The address by which somebody passed checks in again on his phone */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            url: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Outside systems that use the floor */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            partners: {
                                id: string;
                                name: string;
                                sites: string[];
                                webhookUrl?: string;
                                items: {
                                    [key: string]: string;
                                };
                                active: boolean;
                                waiting: number;
                                givenUp: number;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add an outside system; its keys are told this once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        id: string;
                        name: string;
                        sites: string[];
                        webhookUrl?: string;
                        items: {
                            [key: string]: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            partner: {
                                id: string;
                                name: string;
                                sites: string[];
                                webhookUrl?: string;
                                items: {
                                    [key: string]: string;
                                };
                                active: boolean;
                                waiting: number;
                                givenUp: number;
                                version: number;
                            };
                            key: string;
                            webhookSecret: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{partner}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Change an outside system */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    partner: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        sites: string[];
                        webhookUrl?: string;
                        items: {
                            [key: string]: string;
                        };
                        active: boolean;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            name: string;
                            sites: string[];
                            webhookUrl?: string;
                            items: {
                                [key: string]: string;
                            };
                            active: boolean;
                            waiting: number;
                            givenUp: number;
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{partner}/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New keys; the old ones end at once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    partner: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            partner: {
                                id: string;
                                name: string;
                                sites: string[];
                                webhookUrl?: string;
                                items: {
                                    [key: string]: string;
                                };
                                active: boolean;
                                waiting: number;
                                givenUp: number;
                                version: number;
                            };
                            key: string;
                            webhookSecret: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{partner}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was sent, or is to be sent, to an outside system */
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                    state?: "waiting" | "delivered" | "given-up" | "stored";
                };
                header?: never;
                path: {
                    partner: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            messages: {
                                seq: number;
                                number: string;
                                /** @enum {unknown} */
                                state: "waiting" | "delivered" | "given-up" | "stored";
                                attempts: number;
                                problem?: string;
                                createdAt: string;
                                deliveredAt?: string;
                                body: {
                                    seq: number;
                                    /** @enum {string} */
                                    type: "visit.changed";
                                    at: string;
                                    visit: {
                                        number: string;
                                        visit: string;
                                        ticket?: string;
                                        /** @enum {unknown} */
                                        state: "registered" | "present" | "finished" | "cancelled" | "unresolved";
                                        items: {
                                            code: string;
                                            /** @enum {unknown} */
                                            state: "open" | "done" | "declined" | "removed" | "unresolved";
                                            doneAt?: string;
                                        }[];
                                        guideUrl?: string;
                                    };
                                };
                            }[];
                            next?: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/partners/{partner}/messages/{seq}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send a message once more */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    partner: string;
                    seq: number;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People by name, initials, telephone, document, birth date or #number */
        get: {
            parameters: {
                query: {
                    query: string;
                    limit?: number;
                    after?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: {
                                id: string;
                                no: number;
                                name: string;
                                sex: "M" | "F";
                                birthDate: string;
                                age: number;
                                /** @enum {unknown} */
                                idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                                idNumber?: string;
                                phone?: string;
                                /** @enum {boolean} */
                                vvip?: true;
                            }[];
                            next?: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a person; a second record of one document is refused */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        sex: "M" | "F";
                        birthDate: string;
                        /** @enum {unknown} */
                        idType?: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                        idNumber?: string;
                        phone?: string;
                        address?: string;
                        contact?: {
                            name: string;
                            phone?: string;
                            relation?: string;
                        };
                        plates?: string[];
                        vvip?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            no: number;
                            name: string;
                            sex: "M" | "F";
                            birthDate: string;
                            age: number;
                            /** @enum {unknown} */
                            idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                            idNumber?: string;
                            phone?: string;
                            /** @enum {boolean} */
                            vvip?: true;
                            version: number;
                            hasAddress: boolean;
                            hasContact: boolean;
                            plates: string[];
                            photo: boolean;
                            family: {
                                /** @enum {unknown} */
                                relation: "spouse" | "parent" | "child" | "sibling" | "other";
                                person: {
                                    id: string;
                                    no: number;
                                    name: string;
                                    sex: "M" | "F";
                                    birthDate: string;
                                    age: number;
                                    /** @enum {unknown} */
                                    idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                                    idNumber?: string;
                                    phone?: string;
                                    /** @enum {boolean} */
                                    vvip?: true;
                                };
                            }[];
                            merged: {
                                merge: string;
                                at: string;
                                person: {
                                    id: string;
                                    no: number;
                                    name: string;
                                    sex: "M" | "F";
                                    birthDate: string;
                                    age: number;
                                    /** @enum {unknown} */
                                    idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                                    idNumber?: string;
                                    phone?: string;
                                    /** @enum {boolean} */
                                    vvip?: true;
                                };
                            }[];
                            askedFor?: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            no: number;
                            name: string;
                            sex: "M" | "F";
                            birthDate: string;
                            age: number;
                            /** @enum {unknown} */
                            idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                            idNumber?: string;
                            phone?: string;
                            /** @enum {boolean} */
                            vvip?: true;
                            version: number;
                            hasAddress: boolean;
                            hasContact: boolean;
                            plates: string[];
                            photo: boolean;
                            family: {
                                /** @enum {unknown} */
                                relation: "spouse" | "parent" | "child" | "sibling" | "other";
                                person: {
                                    id: string;
                                    no: number;
                                    name: string;
                                    sex: "M" | "F";
                                    birthDate: string;
                                    age: number;
                                    /** @enum {unknown} */
                                    idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                                    idNumber?: string;
                                    phone?: string;
                                    /** @enum {boolean} */
                                    vvip?: true;
                                };
                            }[];
                            merged: {
                                merge: string;
                                at: string;
                                person: {
                                    id: string;
                                    no: number;
                                    name: string;
                                    sex: "M" | "F";
                                    birthDate: string;
                                    age: number;
                                    /** @enum {unknown} */
                                    idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                                    idNumber?: string;
                                    phone?: string;
                                    /** @enum {boolean} */
                                    vvip?: true;
                                };
                            }[];
                            askedFor?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a person; carries the version it was read with */
        patch: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        name?: string;
                        sex?: "M" | "F";
                        birthDate?: string;
                        /** @enum {unknown} */
                        idType?: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                        idNumber?: string | null;
                        phone?: string | null;
                        address?: string | null;
                        contact?: {
                            name: string;
                            phone?: string;
                            relation?: string;
                        } | null;
                        plates?: string[];
                        vvip?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            no: number;
                            name: string;
                            sex: "M" | "F";
                            birthDate: string;
                            age: number;
                            /** @enum {unknown} */
                            idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                            idNumber?: string;
                            phone?: string;
                            /** @enum {boolean} */
                            vvip?: true;
                            version: number;
                            hasAddress: boolean;
                            hasContact: boolean;
                            plates: string[];
                            photo: boolean;
                            family: {
                                /** @enum {unknown} */
                                relation: "spouse" | "parent" | "child" | "sibling" | "other";
                                person: {
                                    id: string;
                                    no: number;
                                    name: string;
                                    sex: "M" | "F";
                                    birthDate: string;
                                    age: number;
                                    /** @enum {unknown} */
                                    idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                                    idNumber?: string;
                                    phone?: string;
                                    /** @enum {boolean} */
                                    vvip?: true;
                                };
                            }[];
                            merged: {
                                merge: string;
                                at: string;
                                person: {
                                    id: string;
                                    no: number;
                                    name: string;
                                    sex: "M" | "F";
                                    birthDate: string;
                                    age: number;
                                    /** @enum {unknown} */
                                    idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                                    idNumber?: string;
                                    phone?: string;
                                    /** @enum {boolean} */
                                    vvip?: true;
                                };
                            }[];
                            askedFor?: string;
                        };
                    };
                };
            };
        };
        trace?: never;
    };
    "/api/people/{id}/alike": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Records that may be of the same person */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            people: {
                                id: string;
                                no: number;
                                name: string;
                                sex: "M" | "F";
                                birthDate: string;
                                age: number;
                                /** @enum {unknown} */
                                idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                                idNumber?: string;
                                phone?: string;
                                /** @enum {boolean} */
                                vvip?: true;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/family/{relative}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Note what the relative is to the person */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    relative: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        relation: "spouse" | "parent" | "child" | "sibling" | "other";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            no: number;
                            name: string;
                            sex: "M" | "F";
                            birthDate: string;
                            age: number;
                            /** @enum {unknown} */
                            idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                            idNumber?: string;
                            phone?: string;
                            /** @enum {boolean} */
                            vvip?: true;
                            version: number;
                            hasAddress: boolean;
                            hasContact: boolean;
                            plates: string[];
                            photo: boolean;
                            family: {
                                /** @enum {unknown} */
                                relation: "spouse" | "parent" | "child" | "sibling" | "other";
                                person: {
                                    id: string;
                                    no: number;
                                    name: string;
                                    sex: "M" | "F";
                                    birthDate: string;
                                    age: number;
                                    /** @enum {unknown} */
                                    idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                                    idNumber?: string;
                                    phone?: string;
                                    /** @enum {boolean} */
                                    vvip?: true;
                                };
                            }[];
                            merged: {
                                merge: string;
                                at: string;
                                person: {
                                    id: string;
                                    no: number;
                                    name: string;
                                    sex: "M" | "F";
                                    birthDate: string;
                                    age: number;
                                    /** @enum {unknown} */
                                    idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                                    idNumber?: string;
                                    phone?: string;
                                    /** @enum {boolean} */
                                    vvip?: true;
                                };
                            }[];
                            askedFor?: string;
                        };
                    };
                };
            };
        };
        post?: never;
        /** They are no relatives */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    relative: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            no: number;
                            name: string;
                            sex: "M" | "F";
                            birthDate: string;
                            age: number;
                            /** @enum {unknown} */
                            idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                            idNumber?: string;
                            phone?: string;
                            /** @enum {boolean} */
                            vvip?: true;
                            version: number;
                            hasAddress: boolean;
                            hasContact: boolean;
                            plates: string[];
                            photo: boolean;
                            family: {
                                /** @enum {unknown} */
                                relation: "spouse" | "parent" | "child" | "sibling" | "other";
                                person: {
                                    id: string;
                                    no: number;
                                    name: string;
                                    sex: "M" | "F";
                                    birthDate: string;
                                    age: number;
                                    /** @enum {unknown} */
                                    idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                                    idNumber?: string;
                                    phone?: string;
                                    /** @enum {boolean} */
                                    vvip?: true;
                                };
                            }[];
                            merged: {
                                merge: string;
                                at: string;
                                person: {
                                    id: string;
                                    no: number;
                                    name: string;
                                    sex: "M" | "F";
                                    birthDate: string;
                                    age: number;
                                    /** @enum {unknown} */
                                    idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                                    idNumber?: string;
                                    phone?: string;
                                    /** @enum {boolean} */
                                    vvip?: true;
                                };
                            }[];
                            askedFor?: string;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/memberships": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where a person is on an employer’s list and not registered yet */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            memberships: {
                                member: string;
                                employerName: string;
                                department?: string;
                                batchName: string;
                                groupName?: string;
                                examType: string;
                                packageId?: string;
                                /** @enum {unknown} */
                                packagePayer: "self" | "employer";
                                /** @enum {unknown} */
                                addedPayer: "self" | "employer";
                                limitFen?: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Merge another record into this one */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        person: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            no: number;
                            name: string;
                            sex: "M" | "F";
                            birthDate: string;
                            age: number;
                            /** @enum {unknown} */
                            idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                            idNumber?: string;
                            phone?: string;
                            /** @enum {boolean} */
                            vvip?: true;
                            version: number;
                            hasAddress: boolean;
                            hasContact: boolean;
                            plates: string[];
                            photo: boolean;
                            family: {
                                /** @enum {unknown} */
                                relation: "spouse" | "parent" | "child" | "sibling" | "other";
                                person: {
                                    id: string;
                                    no: number;
                                    name: string;
                                    sex: "M" | "F";
                                    birthDate: string;
                                    age: number;
                                    /** @enum {unknown} */
                                    idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                                    idNumber?: string;
                                    phone?: string;
                                    /** @enum {boolean} */
                                    vvip?: true;
                                };
                            }[];
                            merged: {
                                merge: string;
                                at: string;
                                person: {
                                    id: string;
                                    no: number;
                                    name: string;
                                    sex: "M" | "F";
                                    birthDate: string;
                                    age: number;
                                    /** @enum {unknown} */
                                    idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                                    idNumber?: string;
                                    phone?: string;
                                    /** @enum {boolean} */
                                    vvip?: true;
                                };
                            }[];
                            askedFor?: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/merges/{merge}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a merge back */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    merge: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            no: number;
                            name: string;
                            sex: "M" | "F";
                            birthDate: string;
                            age: number;
                            /** @enum {unknown} */
                            idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                            idNumber?: string;
                            phone?: string;
                            /** @enum {boolean} */
                            vvip?: true;
                            version: number;
                            hasAddress: boolean;
                            hasContact: boolean;
                            plates: string[];
                            photo: boolean;
                            family: {
                                /** @enum {unknown} */
                                relation: "spouse" | "parent" | "child" | "sibling" | "other";
                                person: {
                                    id: string;
                                    no: number;
                                    name: string;
                                    sex: "M" | "F";
                                    birthDate: string;
                                    age: number;
                                    /** @enum {unknown} */
                                    idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                                    idNumber?: string;
                                    phone?: string;
                                    /** @enum {boolean} */
                                    vvip?: true;
                                };
                            }[];
                            merged: {
                                merge: string;
                                at: string;
                                person: {
                                    id: string;
                                    no: number;
                                    name: string;
                                    sex: "M" | "F";
                                    birthDate: string;
                                    age: number;
                                    /** @enum {unknown} */
                                    idType: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                                    idNumber?: string;
                                    phone?: string;
                                    /** @enum {boolean} */
                                    vvip?: true;
                                };
                            }[];
                            askedFor?: string;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/photo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The photograph */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        /** Replace the photograph (JPEG, PNG or WebP) */
        put: {
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
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        post?: never;
        /** Take the photograph away */
        delete: {
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
                /** @description Default Response */
                204: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/unmask": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The whole numbers and the address; written down in the audit log */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            idNumber?: string;
                            phone?: string;
                            address?: string;
                            contact?: {
                                name: string;
                                phone?: string;
                                relation?: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/people/{id}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The visits of a person, newest first */
        get: {
            parameters: {
                query?: {
                    before?: string;
                    limit?: number;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            visits: {
                                visit: string;
                                site: string;
                                siteName: string;
                                day: string;
                                ticket?: string;
                                examType: string;
                                packageName: string;
                                employerName?: string;
                                /** @enum {unknown} */
                                state: "booked" | "pending" | "checked-in" | "refused" | "lapsed" | "cancelled";
                                items: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/playlists": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The playlists of a campus */
        get: {
            parameters: {
                query: {
                    site: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            playlists: {
                                id: string;
                                site: string;
                                version: number;
                                name: string;
                                zone?: string;
                                items: ({
                                    id: string;
                                    seconds: number;
                                    from?: string;
                                    to?: string;
                                    /** @enum {string} */
                                    kind: "notice";
                                    title: string;
                                    text: string;
                                } | {
                                    id: string;
                                    seconds: number;
                                    from?: string;
                                    to?: string;
                                    kind: "picture" | "video";
                                    file: string;
                                })[];
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Add a playlist */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        site: string;
                        name: string;
                        zone?: string;
                        items: ({
                            id: string;
                            seconds: number;
                            from?: string;
                            to?: string;
                            /** @enum {string} */
                            kind: "notice";
                            title: string;
                            text: string;
                        } | {
                            id: string;
                            seconds: number;
                            from?: string;
                            to?: string;
                            kind: "picture" | "video";
                            file: string;
                        })[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            site: string;
                            version: number;
                            name: string;
                            zone?: string;
                            items: ({
                                id: string;
                                seconds: number;
                                from?: string;
                                to?: string;
                                /** @enum {string} */
                                kind: "notice";
                                title: string;
                                text: string;
                            } | {
                                id: string;
                                seconds: number;
                                from?: string;
                                to?: string;
                                kind: "picture" | "video";
                                file: string;
                            })[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/playlists/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        name: string;
                        zone?: string;
                        items: ({
                            id: string;
                            seconds: number;
                            from?: string;
                            to?: string;
                            /** @enum {string} */
                            kind: "notice";
                            title: string;
                            text: string;
                        } | {
                            id: string;
                            seconds: number;
                            from?: string;
                            to?: string;
                            kind: "picture" | "video";
                            file: string;
                        })[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            site: string;
                            version: number;
                            name: string;
                            zone?: string;
                            items: ({
                                id: string;
                                seconds: number;
                                from?: string;
                                to?: string;
                                /** @enum {string} */
                                kind: "notice";
                                title: string;
                                text: string;
                            } | {
                                id: string;
                                seconds: number;
                                from?: string;
                                to?: string;
                                kind: "picture" | "video";
                                file: string;
                            })[];
                        };
                    };
                };
            };
        };
        post?: never;
        /** Remove a playlist */
        delete: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/printing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Printers of a campus and its print jobs of today */
        get: {
            parameters: {
                query: {
                    site: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ready: boolean;
                            printers: {
                                [key: string]: {
                                    id: string;
                                    device: string;
                                    deviceName: string;
                                    name: string;
                                    queue: string;
                                    /** @enum {unknown} */
                                    format: "pdf" | "slip";
                                    papers: ("a4" | "a5" | "80mm")[];
                                    /** @enum {unknown} */
                                    state: "ready" | "busy" | "trouble" | "offline";
                                    /** @enum {unknown} */
                                    problem?: "offline" | "paper-out" | "cover-open" | "toner-out" | "jammed" | "stopped" | "no-printer" | "rejected" | "aborted" | "cancelled-there" | "document-gone" | "expired" | "no-answer";
                                };
                            };
                            jobs: {
                                [key: string]: {
                                    id: string;
                                    site: string;
                                    /** @enum {unknown} */
                                    kind: "guide-sheet" | "slip" | "queue-list";
                                    subject?: string;
                                    visit?: string;
                                    printer: string;
                                    printerName: string;
                                    /** @enum {unknown} */
                                    paper: "a4" | "a5" | "80mm";
                                    /** @enum {unknown} */
                                    state: "queued" | "sent" | "printing" | "printed" | "failed" | "unknown" | "cancelled";
                                    /** @enum {unknown} */
                                    problem?: "offline" | "paper-out" | "cover-open" | "toner-out" | "jammed" | "stopped" | "no-printer" | "rejected" | "aborted" | "cancelled-there" | "document-gone" | "expired" | "no-answer";
                                    attempt: number;
                                    /** @enum {boolean} */
                                    cancelling?: true;
                                    by: string;
                                    createdAt: number;
                                    changedAt: number;
                                    missing?: string[];
                                };
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/printing/agent/jobs/{id}/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What became of a job */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        attempt: number;
                        /** @enum {unknown} */
                        state: "sent" | "printing" | "printed" | "failed" | "unknown" | "cancelled";
                        /** @enum {unknown} */
                        problem?: "offline" | "paper-out" | "cover-open" | "toner-out" | "jammed" | "stopped" | "no-printer" | "rejected" | "aborted" | "cancelled-there" | "document-gone" | "expired" | "no-answer";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/printing/agent/jobs/{id}/take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a job in hand; may be repeated */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        attempt: number;
                        taker: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            order: {
                                id: string;
                                attempt: number;
                                queue: string;
                                /** @enum {unknown} */
                                format: "pdf" | "slip";
                                /** @enum {unknown} */
                                paper: "a4" | "a5" | "80mm";
                                title: string;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/printing/agent/printers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The printers of this agent and how they are */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        printers: {
                            queue: string;
                            name: string;
                            /** @enum {unknown} */
                            format: "pdf" | "slip";
                            papers: ("a4" | "a5" | "80mm")[];
                            /** @enum {unknown} */
                            problem?: "offline" | "paper-out" | "cover-open" | "toner-out" | "jammed" | "stopped" | "no-printer" | "rejected" | "aborted" | "cancelled-there" | "document-gone" | "expired" | "no-answer";
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/printing/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Print a document; repeat with the same Idempotency-Key */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        site: string;
                        printer: string;
                        document: {
                            /** @enum {string} */
                            kind: "guide-sheet";
                            visit: string;
                        } | {
                            /** @enum {string} */
                            kind: "slip";
                            visit: string;
                        } | {
                            /** @enum {string} */
                            kind: "queue-list";
                            stations?: string[];
                        };
                        /** @enum {unknown} */
                        paper?: "a4" | "a5" | "80mm";
                        /** @enum {unknown} */
                        language?: "zh" | "en";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            job: {
                                id: string;
                                site: string;
                                /** @enum {unknown} */
                                kind: "guide-sheet" | "slip" | "queue-list";
                                subject?: string;
                                visit?: string;
                                printer: string;
                                printerName: string;
                                /** @enum {unknown} */
                                paper: "a4" | "a5" | "80mm";
                                /** @enum {unknown} */
                                state: "queued" | "sent" | "printing" | "printed" | "failed" | "unknown" | "cancelled";
                                /** @enum {unknown} */
                                problem?: "offline" | "paper-out" | "cover-open" | "toner-out" | "jammed" | "stopped" | "no-printer" | "rejected" | "aborted" | "cancelled-there" | "document-gone" | "expired" | "no-answer";
                                attempt: number;
                                /** @enum {boolean} */
                                cancelling?: true;
                                by: string;
                                createdAt: number;
                                changedAt: number;
                                missing?: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/printing/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One print job */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            job: {
                                id: string;
                                site: string;
                                /** @enum {unknown} */
                                kind: "guide-sheet" | "slip" | "queue-list";
                                subject?: string;
                                visit?: string;
                                printer: string;
                                printerName: string;
                                /** @enum {unknown} */
                                paper: "a4" | "a5" | "80mm";
                                /** @enum {unknown} */
                                state: "queued" | "sent" | "printing" | "printed" | "failed" | "unknown" | "cancelled";
                                /** @enum {unknown} */
                                problem?: "offline" | "paper-out" | "cover-open" | "toner-out" | "jammed" | "stopped" | "no-printer" | "rejected" | "aborted" | "cancelled-there" | "document-gone" | "expired" | "no-answer";
                                attempt: number;
                                /** @enum {boolean} */
                                cancelling?: true;
                                by: string;
                                createdAt: number;
                                changedAt: number;
                                missing?: string[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/printing/jobs/{id}/again": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Print it once more, perhaps at another printer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        attempt: number;
                        printer?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            job: {
                                id: string;
                                site: string;
                                /** @enum {unknown} */
                                kind: "guide-sheet" | "slip" | "queue-list";
                                subject?: string;
                                visit?: string;
                                printer: string;
                                printerName: string;
                                /** @enum {unknown} */
                                paper: "a4" | "a5" | "80mm";
                                /** @enum {unknown} */
                                state: "queued" | "sent" | "printing" | "printed" | "failed" | "unknown" | "cancelled";
                                /** @enum {unknown} */
                                problem?: "offline" | "paper-out" | "cover-open" | "toner-out" | "jammed" | "stopped" | "no-printer" | "rejected" | "aborted" | "cancelled-there" | "document-gone" | "expired" | "no-answer";
                                attempt: number;
                                /** @enum {boolean} */
                                cancelling?: true;
                                by: string;
                                createdAt: number;
                                changedAt: number;
                                missing?: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/printing/jobs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop a print job */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        attempt: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            job: {
                                id: string;
                                site: string;
                                /** @enum {unknown} */
                                kind: "guide-sheet" | "slip" | "queue-list";
                                subject?: string;
                                visit?: string;
                                printer: string;
                                printerName: string;
                                /** @enum {unknown} */
                                paper: "a4" | "a5" | "80mm";
                                /** @enum {unknown} */
                                state: "queued" | "sent" | "printing" | "printed" | "failed" | "unknown" | "cancelled";
                                /** @enum {unknown} */
                                problem?: "offline" | "paper-out" | "cover-open" | "toner-out" | "jammed" | "stopped" | "no-printer" | "rejected" | "aborted" | "cancelled-there" | "document-gone" | "expired" | "no-answer";
                                attempt: number;
                                /** @enum {boolean} */
                                cancelling?: true;
                                by: string;
                                createdAt: number;
                                changedAt: number;
                                missing?: string[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/printing/jobs/{id}/document": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a job prints: a PDF, or the lines of a slip */
        get: {
            parameters: {
                query?: {
                    as?: "pdf" | "slip";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/printing/printers/{id}/name": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Name a printer */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/printing/queue-list": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The queue lists as a PDF, to be printed by a browser where no agent is */
        get: {
            parameters: {
                query: {
                    site: string;
                    stations?: string;
                    paper?: "a4" | "a5";
                    language?: "zh" | "en";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reviews/studies/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a study is, and what it found */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            site: string;
                            /** Format: date */
                            day: string;
                            figures: {
                                reentryAfter: [
                                    number,
                                    number
                                ];
                                autoRejoinMs: number;
                                slotMs: number;
                            };
                            /** @enum {unknown} */
                            state: "running" | "done" | "failed";
                            progress: number;
                            result?: {
                                present: {
                                    reentryAfter: [
                                        number,
                                        number
                                    ];
                                    autoRejoinMs: number;
                                    slotMs: number;
                                };
                                quiet: {
                                    station: string;
                                    absent: number;
                                    elsewhere: number;
                                    late: number;
                                }[];
                                stations: {
                                    station: string;
                                    people: number;
                                    missed: {
                                        absent: number;
                                        elsewhere: number;
                                        late: number;
                                    };
                                    /** @description Milliseconds. */
                                    recordedMeanMs: number;
                                    now: {
                                        policy: "after-n" | "tail" | "slot-end" | "half-day-end";
                                        outcome: {
                                            passed: {
                                                people: number;
                                                /** @description Milliseconds. */
                                                sumMs: number;
                                                /** @description Milliseconds. */
                                                meanMs: number;
                                                /** @description Milliseconds. */
                                                p90Ms: number;
                                            };
                                            others: {
                                                people: number;
                                                /** @description Milliseconds. */
                                                sumMs: number;
                                                /** @description Milliseconds. */
                                                meanMs: number;
                                                /** @description Milliseconds. */
                                                p90Ms: number;
                                            };
                                            nurse: number;
                                            vain: number;
                                            left: number;
                                        };
                                    };
                                    proposed: {
                                        "after-n": {
                                            passed: {
                                                people: number;
                                                /** @description Milliseconds. */
                                                sumMs: number;
                                                /** @description Milliseconds. */
                                                meanMs: number;
                                                /** @description Milliseconds. */
                                                p90Ms: number;
                                            };
                                            others: {
                                                people: number;
                                                /** @description Milliseconds. */
                                                sumMs: number;
                                                /** @description Milliseconds. */
                                                meanMs: number;
                                                /** @description Milliseconds. */
                                                p90Ms: number;
                                            };
                                            nurse: number;
                                            vain: number;
                                            left: number;
                                        };
                                        tail: {
                                            passed: {
                                                people: number;
                                                /** @description Milliseconds. */
                                                sumMs: number;
                                                /** @description Milliseconds. */
                                                meanMs: number;
                                                /** @description Milliseconds. */
                                                p90Ms: number;
                                            };
                                            others: {
                                                people: number;
                                                /** @description Milliseconds. */
                                                sumMs: number;
                                                /** @description Milliseconds. */
                                                meanMs: number;
                                                /** @description Milliseconds. */
                                                p90Ms: number;
                                            };
                                            nurse: number;
                                            vain: number;
                                            left: number;
                                        };
                                        "slot-end": {
                                            passed: {
                                                people: number;
                                                /** @description Milliseconds. */
                                                sumMs: number;
                                                /** @description Milliseconds. */
                                                meanMs: number;
                                                /** @description Milliseconds. */
                                                p90Ms: number;
                                            };
                                            others: {
                                                people: number;
                                                /** @description Milliseconds. */
                                                sumMs: number;
                                                /** @description Milliseconds. */
                                                meanMs: number;
                                                /** @description Milliseconds. */
                                                p90Ms: number;
                                            };
                                            nurse: number;
                                            vain: number;
                                            left: number;
                                        };
                                        "half-day-end": {
                                            passed: {
                                                people: number;
                                                /** @description Milliseconds. */
                                                sumMs: number;
                                                /** @description Milliseconds. */
                                                meanMs: number;
                                                /** @description Milliseconds. */
                                                p90Ms: number;
                                            };
                                            others: {
                                                people: number;
                                                /** @description Milliseconds. */
                                                sumMs: number;
                                                /** @description Milliseconds. */
                                                meanMs: number;
                                                /** @description Milliseconds. */
                                                p90Ms: number;
                                            };
                                            nurse: number;
                                            vain: number;
                                            left: number;
                                        };
                                    };
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reviews/{site}/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest days that can be looked at, the newest first */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    site: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            days: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reviews/{site}/studies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Try a policy for passed people on a day gone by */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    site: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** Format: date */
                        day: string;
                        figures: {
                            reentryAfter: [
                                number,
                                number
                            ];
                            autoRejoinMs: number;
                            slotMs: number;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reviews/{site}/{day}/passes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was not there when called on a day, why, and how he came back */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    site: string;
                    day: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            figures: {
                                /** @description Empty for those who came late for an appointment. */
                                station: string;
                                absent: number;
                                elsewhere: number;
                                late: number;
                                nurse: number;
                                back: number;
                                by: {
                                    phone: number;
                                    staff: number;
                                    itself: number;
                                };
                                /** @description Milliseconds. */
                                awayMs?: number;
                                /** @description Milliseconds. */
                                waitMs?: number;
                            }[];
                            misses: {
                                visit: string;
                                ticket?: string;
                                station?: string;
                                at: number;
                                /** @enum {unknown} */
                                reason: "absent" | "elsewhere" | "late";
                                calls?: number;
                                nurse: boolean;
                                backAt?: number;
                                /** @enum {unknown} */
                                by?: "phone" | "staff" | "itself";
                                answeredAt?: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reviews/{site}/{day}/vip-cost": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What VIPs gained and the others paid on a day */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    site: string;
                    day: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            vips: number;
                            others: number;
                            /** @description Milliseconds. */
                            gainedMs: number;
                            /** @description Milliseconds. */
                            paidMs: number;
                            stations: {
                                station: string;
                                takes: number;
                                vips: number;
                                ahead: number;
                                overtaken: number;
                                /** @description Milliseconds. */
                                gainedMs: number;
                                /** @description Milliseconds. */
                                paidMs: number;
                            }[];
                            classes: {
                                class: string;
                                vip: boolean;
                                people: number;
                                concerned: number;
                                /** @description Milliseconds. */
                                sumMs: number;
                                /** @description Milliseconds. */
                                mostMs: number;
                            }[];
                            hours: {
                                at: number;
                                /** @description Milliseconds. */
                                gainedMs: number;
                                /** @description Milliseconds. */
                                paidMs: number;
                            }[];
                            cases: {
                                at: number;
                                station: string;
                                ticket: string;
                                overtaken: number;
                                servers: number;
                                /** @description Milliseconds. */
                                roomMs: number;
                                /** @description Milliseconds. */
                                gainedMs: number;
                                /** @description Milliseconds. */
                                paidMs: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reviews/{site}/{day}/vip-cost.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every time a VIP came before others on a day, as a table */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    site: string;
                    day: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster-imports/{import}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an import is */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    import: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            batch: string;
                            /** @enum {unknown} */
                            state: "reading" | "checked" | "storing" | "done" | "failed";
                            total: number;
                            done: number;
                            good: number;
                            bad: number;
                            known: number;
                            facts: {
                                /** @enum {unknown} */
                                format?: "xlsx" | "csv";
                                /** @enum {unknown} */
                                encoding?: "utf-8" | "utf-16le" | "utf-16be" | "gb18030";
                                tab?: string;
                                columns?: {
                                    [key: string]: string;
                                };
                                unknown?: string[];
                                missing?: string[];
                                error?: string;
                            };
                            message?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster-imports/{import}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an import over: all rows or none, or those that are right; repeatable */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    import: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        choice: "all" | "good";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            batch: string;
                            /** @enum {unknown} */
                            state: "reading" | "checked" | "storing" | "done" | "failed";
                            total: number;
                            done: number;
                            good: number;
                            bad: number;
                            known: number;
                            facts: {
                                /** @enum {unknown} */
                                format?: "xlsx" | "csv";
                                /** @enum {unknown} */
                                encoding?: "utf-8" | "utf-16le" | "utf-16be" | "gb18030";
                                tab?: string;
                                columns?: {
                                    [key: string]: string;
                                };
                                unknown?: string[];
                                missing?: string[];
                                error?: string;
                            };
                            message?: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster-imports/{import}/problems": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is wrong with which row of a list */
        get: {
            parameters: {
                query?: {
                    after?: number;
                    limit?: number;
                };
                header?: never;
                path: {
                    import: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            problems: {
                                row: number;
                                column: string;
                                title: string;
                                code: string;
                                value?: string;
                                message: string;
                            }[];
                            total: number;
                            next?: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/roster-imports/{import}/problems.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is wrong with a list, as xlsx */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    import: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is logged in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: {
                                id: string;
                                name: string;
                                roles: ("desk" | "nurse" | "doctor" | "reviewer" | "manager" | "liaison" | "system-admin" | "security-admin" | "audit-admin")[];
                                sites: string[];
                                employers: string[];
                                staff?: string;
                            };
                            due: ("password" | "factor")[];
                        };
                    };
                };
            };
        };
        put?: never;
        /** Log in */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        username: string;
                        password: string;
                        code?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: {
                                id: string;
                                name: string;
                                roles: ("desk" | "nurse" | "doctor" | "reviewer" | "manager" | "liaison" | "system-admin" | "security-admin" | "audit-admin")[];
                                sites: string[];
                                employers: string[];
                                staff?: string;
                            };
                            due: ("password" | "factor")[];
                        };
                    };
                };
            };
        };
        /** Log out */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one’s own account is secured */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            username: string;
                            factor: boolean;
                            recoveryLeft: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begin to set a second factor up */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                        code?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            secret: string;
                            uri: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/factor/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirm the second factor by its first code; answers with recovery codes */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recovery: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/factor/recovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** New recovery codes */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            recovery: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/factor/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Do without the second factor */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        password: string;
                        code: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Change one’s password */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        current: string;
                        next: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: {
                                id: string;
                                name: string;
                                roles: ("desk" | "nurse" | "doctor" | "reviewer" | "manager" | "liaison" | "system-admin" | "security-admin" | "audit-admin")[];
                                sites: string[];
                                employers: string[];
                                staff?: string;
                            };
                            due: ("password" | "factor")[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where one is logged in */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sessions: {
                                id: string;
                                /** Format: date-time */
                                since: string;
                                /** Format: date-time */
                                seen: string;
                                /** Format: date-time */
                                until: string;
                                address: string;
                                agent: string;
                                own: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of one’s sessions */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    session: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/campuses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** site: a page of the entries, with what is to come */
        get: {
            parameters: {
                query?: {
                    site?: string;
                    text?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    hospital: string;
                                    hospitalEn: string;
                                    floors: {
                                        id: string;
                                        name: string;
                                        nameEn: string;
                                        level: number;
                                        entry: {
                                            x: number;
                                            y: number;
                                        };
                                        size?: {
                                            width: number;
                                            depth: number;
                                        };
                                    }[];
                                    entrance: {
                                        floor: string;
                                        x: number;
                                        y: number;
                                    };
                                    zones: {
                                        id: string;
                                        name: string;
                                        nameEn: string;
                                        floor: string;
                                        notice: string;
                                    }[];
                                    stations: {
                                        [key: string]: {
                                            zone: string;
                                            floor: string;
                                        };
                                    };
                                    classes: {
                                        id: string;
                                        name: string;
                                        nameEn: string;
                                        creditMs: number;
                                        vip: boolean;
                                        prefix: string;
                                        minAge?: number;
                                        sex?: "M" | "F";
                                        /** @enum {unknown} */
                                        condition?: "pregnant" | "possibly-pregnant" | "lactating" | "menses";
                                    }[];
                                    policy: {
                                        binding: "early" | "late";
                                        gamma: number;
                                        vipEvery: number;
                                        pressLockMs: number;
                                        recallCooldownMs: number;
                                        reentryAfter: [
                                            number,
                                            number
                                        ];
                                        autoRejoinMs: number;
                                        slotMs: number;
                                        expectedGraceMs: number;
                                        undoMs: number;
                                        freezeLimitMs: number;
                                        utcOffsetMs: number;
                                        cutOffMs: number;
                                    };
                                    leaving?: {
                                        idleMs: number;
                                        goneMs: number;
                                        attendedMs: number;
                                    };
                                } | null;
                                next?: {
                                    version: number;
                                    /** Format: date */
                                    validFrom: string;
                                    changedBy: string;
                                    /** Format: date-time */
                                    changedAt: string;
                                    note?: string;
                                    entry: {
                                        id: string;
                                        name: string;
                                        nameEn: string;
                                        hospital: string;
                                        hospitalEn: string;
                                        floors: {
                                            id: string;
                                            name: string;
                                            nameEn: string;
                                            level: number;
                                            entry: {
                                                x: number;
                                                y: number;
                                            };
                                            size?: {
                                                width: number;
                                                depth: number;
                                            };
                                        }[];
                                        entrance: {
                                            floor: string;
                                            x: number;
                                            y: number;
                                        };
                                        zones: {
                                            id: string;
                                            name: string;
                                            nameEn: string;
                                            floor: string;
                                            notice: string;
                                        }[];
                                        stations: {
                                            [key: string]: {
                                                zone: string;
                                                floor: string;
                                            };
                                        };
                                        classes: {
                                            id: string;
                                            name: string;
                                            nameEn: string;
                                            creditMs: number;
                                            vip: boolean;
                                            prefix: string;
                                            minAge?: number;
                                            sex?: "M" | "F";
                                            /** @enum {unknown} */
                                            condition?: "pregnant" | "possibly-pregnant" | "lactating" | "menses";
                                        }[];
                                        policy: {
                                            binding: "early" | "late";
                                            gamma: number;
                                            vipEvery: number;
                                            pressLockMs: number;
                                            recallCooldownMs: number;
                                            reentryAfter: [
                                                number,
                                                number
                                            ];
                                            autoRejoinMs: number;
                                            slotMs: number;
                                            expectedGraceMs: number;
                                            undoMs: number;
                                            freezeLimitMs: number;
                                            utcOffsetMs: number;
                                            cutOffMs: number;
                                        };
                                        leaving?: {
                                            idleMs: number;
                                            goneMs: number;
                                            attendedMs: number;
                                        };
                                    } | null;
                                };
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/campuses/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** site: every version of one entry, the newest first */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            versions: {
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    hospital: string;
                                    hospitalEn: string;
                                    floors: {
                                        id: string;
                                        name: string;
                                        nameEn: string;
                                        level: number;
                                        entry: {
                                            x: number;
                                            y: number;
                                        };
                                        size?: {
                                            width: number;
                                            depth: number;
                                        };
                                    }[];
                                    entrance: {
                                        floor: string;
                                        x: number;
                                        y: number;
                                    };
                                    zones: {
                                        id: string;
                                        name: string;
                                        nameEn: string;
                                        floor: string;
                                        notice: string;
                                    }[];
                                    stations: {
                                        [key: string]: {
                                            zone: string;
                                            floor: string;
                                        };
                                    };
                                    classes: {
                                        id: string;
                                        name: string;
                                        nameEn: string;
                                        creditMs: number;
                                        vip: boolean;
                                        prefix: string;
                                        minAge?: number;
                                        sex?: "M" | "F";
                                        /** @enum {unknown} */
                                        condition?: "pregnant" | "possibly-pregnant" | "lactating" | "menses";
                                    }[];
                                    policy: {
                                        binding: "early" | "late";
                                        gamma: number;
                                        vipEvery: number;
                                        pressLockMs: number;
                                        recallCooldownMs: number;
                                        reentryAfter: [
                                            number,
                                            number
                                        ];
                                        autoRejoinMs: number;
                                        slotMs: number;
                                        expectedGraceMs: number;
                                        undoMs: number;
                                        freezeLimitMs: number;
                                        utcOffsetMs: number;
                                        cutOffMs: number;
                                    };
                                    leaving?: {
                                        idleMs: number;
                                        goneMs: number;
                                        attendedMs: number;
                                    };
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        /** site: make a new entry (version 0) or change one */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        entry: {
                            id: string;
                            name: string;
                            nameEn: string;
                            hospital: string;
                            hospitalEn: string;
                            floors: {
                                id: string;
                                name: string;
                                nameEn: string;
                                level: number;
                                entry: {
                                    x: number;
                                    y: number;
                                };
                                size?: {
                                    width: number;
                                    depth: number;
                                };
                            }[];
                            entrance: {
                                floor: string;
                                x: number;
                                y: number;
                            };
                            zones: {
                                id: string;
                                name: string;
                                nameEn: string;
                                floor: string;
                                notice: string;
                            }[];
                            stations: {
                                [key: string]: {
                                    zone: string;
                                    floor: string;
                                };
                            };
                            classes: {
                                id: string;
                                name: string;
                                nameEn: string;
                                creditMs: number;
                                vip: boolean;
                                prefix: string;
                                minAge?: number;
                                sex?: "M" | "F";
                                /** @enum {unknown} */
                                condition?: "pregnant" | "possibly-pregnant" | "lactating" | "menses";
                            }[];
                            policy: {
                                binding: "early" | "late";
                                gamma: number;
                                vipEvery: number;
                                pressLockMs: number;
                                recallCooldownMs: number;
                                reentryAfter: [
                                    number,
                                    number
                                ];
                                autoRejoinMs: number;
                                slotMs: number;
                                expectedGraceMs: number;
                                undoMs: number;
                                freezeLimitMs: number;
                                utcOffsetMs: number;
                                cutOffMs: number;
                            };
                            leaving?: {
                                idleMs: number;
                                goneMs: number;
                                attendedMs: number;
                            };
                        };
                        /** Format: date */
                        validFrom?: string;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        /** site: take an entry away */
        delete: {
            parameters: {
                query: {
                    version: number;
                    validFrom?: string;
                    note?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make several changes, all or none; or only say what would happen */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        changes: ({
                            /** @enum {string} */
                            kind: "station";
                            id: string;
                            version: number;
                            entry: {
                                id: string;
                                name: string;
                                nameEn: string;
                                action: string;
                                actionEn: string;
                                nominalMinutes: number;
                                reentry?: "after-n" | "tail" | "slot-end" | "half-day-end";
                                passMinCalls?: number;
                                passMinMs?: number;
                                source?: string;
                                confidence?: "high" | "medium-high" | "medium" | "low";
                            } | null;
                        } | {
                            /** @enum {string} */
                            kind: "item";
                            id: string;
                            version: number;
                            entry: {
                                id: string;
                                name: string;
                                nameEn: string;
                                station: string;
                                /** @enum {unknown} */
                                category: "clinical" | "laboratory" | "imaging" | "function";
                                department: string;
                                priceFen: number;
                                sex?: "M" | "F";
                                tags?: string[];
                                prep?: string[];
                                after?: string[];
                                timing?: {
                                    from: string;
                                    notBefore: number;
                                    due: number;
                                    latest: number;
                                };
                                /** @enum {boolean} */
                                fasting?: true;
                                /** @enum {unknown} */
                                pregnancy?: "pregnant" | "possible" | "unasked";
                                exclusive?: ({
                                    item: string;
                                    text?: string;
                                    textEn?: string;
                                    source?: string;
                                    confidence?: "high" | "medium-high" | "medium" | "low";
                                    /** @enum {unknown} */
                                    rule: "day" | "before";
                                } | {
                                    item: string;
                                    text?: string;
                                    textEn?: string;
                                    source?: string;
                                    confidence?: "high" | "medium-high" | "medium" | "low";
                                    /** @enum {string} */
                                    rule: "apart";
                                    minutes: number;
                                })[];
                                excludes?: ("lactating" | "menses")[];
                                contraindications?: {
                                    /** @enum {unknown} */
                                    condition?: "pregnant" | "possibly-pregnant" | "lactating" | "menses";
                                    ageFrom?: number;
                                    ageTo?: number;
                                    sex?: "M" | "F";
                                    text: string;
                                    textEn: string;
                                }[];
                                prepHint?: string;
                                prepHintEn?: string;
                                source?: string;
                                confidence?: "high" | "medium-high" | "medium" | "low";
                            } | null;
                        } | {
                            /** @enum {string} */
                            kind: "measure";
                            id: string;
                            version: number;
                            entry: {
                                id: string;
                                name: string;
                                nameEn: string;
                                items: string[];
                                /** @enum {unknown} */
                                kind: "number" | "text" | "computed";
                                unit?: string;
                                decimals?: number;
                                specimen?: string;
                                sex?: "M" | "F";
                                loinc?: string;
                                normalText?: string;
                                ranges: {
                                    sex?: "M" | "F";
                                    ageFrom?: number;
                                    ageTo?: number;
                                    low?: number;
                                    high?: number;
                                    text?: string;
                                    source?: string;
                                    confidence?: "high" | "medium-high" | "medium" | "low";
                                }[];
                                source?: string;
                                confidence?: "high" | "medium-high" | "medium" | "low";
                            } | null;
                        } | {
                            /** @enum {string} */
                            kind: "group";
                            id: string;
                            version: number;
                            entry: {
                                id: string;
                                name: string;
                                nameEn: string;
                                items: string[];
                                priceFen?: number;
                            } | null;
                        } | {
                            /** @enum {string} */
                            kind: "examType";
                            id: string;
                            version: number;
                            entry: {
                                id: string;
                                name: string;
                                nameEn: string;
                                blocked: {
                                    item: string;
                                    reason: string;
                                    reasonEn: string;
                                    source?: string;
                                    confidence?: "high" | "medium-high" | "medium" | "low";
                                }[];
                                ageFrom?: number;
                                ageTo?: number;
                                source?: string;
                                confidence?: "high" | "medium-high" | "medium" | "low";
                            } | null;
                        } | {
                            /** @enum {string} */
                            kind: "package";
                            id: string;
                            version: number;
                            entry: {
                                id: string;
                                name: string;
                                nameEn: string;
                                sex?: "M" | "F";
                                items: string[];
                                priceFen: number;
                                examTypes: string[];
                            } | null;
                        } | {
                            /** @enum {string} */
                            kind: "site";
                            id: string;
                            version: number;
                            entry: {
                                id: string;
                                name: string;
                                nameEn: string;
                                hospital: string;
                                hospitalEn: string;
                                floors: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    level: number;
                                    entry: {
                                        x: number;
                                        y: number;
                                    };
                                    size?: {
                                        width: number;
                                        depth: number;
                                    };
                                }[];
                                entrance: {
                                    floor: string;
                                    x: number;
                                    y: number;
                                };
                                zones: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    floor: string;
                                    notice: string;
                                }[];
                                stations: {
                                    [key: string]: {
                                        zone: string;
                                        floor: string;
                                    };
                                };
                                classes: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    creditMs: number;
                                    vip: boolean;
                                    prefix: string;
                                    minAge?: number;
                                    sex?: "M" | "F";
                                    /** @enum {unknown} */
                                    condition?: "pregnant" | "possibly-pregnant" | "lactating" | "menses";
                                }[];
                                policy: {
                                    binding: "early" | "late";
                                    gamma: number;
                                    vipEvery: number;
                                    pressLockMs: number;
                                    recallCooldownMs: number;
                                    reentryAfter: [
                                        number,
                                        number
                                    ];
                                    autoRejoinMs: number;
                                    slotMs: number;
                                    expectedGraceMs: number;
                                    undoMs: number;
                                    freezeLimitMs: number;
                                    utcOffsetMs: number;
                                    cutOffMs: number;
                                };
                                leaving?: {
                                    idleMs: number;
                                    goneMs: number;
                                    attendedMs: number;
                                };
                            } | null;
                        } | {
                            /** @enum {string} */
                            kind: "room";
                            id: string;
                            version: number;
                            entry: {
                                id: string;
                                site: string;
                                name: string;
                                nameEn: string;
                                station: string;
                                zone: string;
                                floor: string;
                                x: number;
                                y: number;
                                tags: string[];
                                capacity: number;
                                doorSlots: number;
                            } | null;
                        } | {
                            /** @enum {string} */
                            kind: "staff";
                            id: string;
                            version: number;
                            entry: {
                                id: string;
                                site: string;
                                name: string;
                                title: string;
                                stations: string[];
                            } | null;
                        } | {
                            /** @enum {string} */
                            kind: "schedule";
                            id: string;
                            version: number;
                            entry: {
                                id: string;
                                site: string;
                                week: ({
                                    from: string;
                                    to: string;
                                    checkInUntil?: string;
                                } | null)[];
                                capacity: {
                                    total?: number;
                                    examTypes?: {
                                        [key: string]: number;
                                    };
                                    items?: {
                                        [key: string]: number;
                                    };
                                };
                            } | null;
                        } | {
                            /** @enum {string} */
                            kind: "day";
                            id: string;
                            version: number;
                            entry: {
                                id: string;
                                site: string;
                                /** Format: date */
                                date: string;
                                name: string;
                                nameEn: string;
                                /** @enum {boolean} */
                                closed?: true;
                                hours?: {
                                    from: string;
                                    to: string;
                                    checkInUntil?: string;
                                };
                                capacity?: {
                                    total?: number;
                                    examTypes?: {
                                        [key: string]: number;
                                    };
                                    items?: {
                                        [key: string]: number;
                                    };
                                };
                            } | null;
                        } | {
                            /** @enum {string} */
                            kind: "shift";
                            id: string;
                            version: number;
                            entry: {
                                id: string;
                                site: string;
                                name: string;
                                nameEn: string;
                                from: string;
                                to: string;
                                weekdays: number[];
                                staff: string[];
                            } | null;
                        })[];
                        /** Format: date */
                        validFrom?: string;
                        note?: string;
                        dryRun?: boolean;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** day: a page of the entries, with what is to come */
        get: {
            parameters: {
                query?: {
                    site?: string;
                    text?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    site: string;
                                    /** Format: date */
                                    date: string;
                                    name: string;
                                    nameEn: string;
                                    /** @enum {boolean} */
                                    closed?: true;
                                    hours?: {
                                        from: string;
                                        to: string;
                                        checkInUntil?: string;
                                    };
                                    capacity?: {
                                        total?: number;
                                        examTypes?: {
                                            [key: string]: number;
                                        };
                                        items?: {
                                            [key: string]: number;
                                        };
                                    };
                                } | null;
                                next?: {
                                    version: number;
                                    /** Format: date */
                                    validFrom: string;
                                    changedBy: string;
                                    /** Format: date-time */
                                    changedAt: string;
                                    note?: string;
                                    entry: {
                                        id: string;
                                        site: string;
                                        /** Format: date */
                                        date: string;
                                        name: string;
                                        nameEn: string;
                                        /** @enum {boolean} */
                                        closed?: true;
                                        hours?: {
                                            from: string;
                                            to: string;
                                            checkInUntil?: string;
                                        };
                                        capacity?: {
                                            total?: number;
                                            examTypes?: {
                                                [key: string]: number;
                                            };
                                            items?: {
                                                [key: string]: number;
                                            };
                                        };
                                    } | null;
                                };
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/days/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** day: every version of one entry, the newest first */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            versions: {
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    site: string;
                                    /** Format: date */
                                    date: string;
                                    name: string;
                                    nameEn: string;
                                    /** @enum {boolean} */
                                    closed?: true;
                                    hours?: {
                                        from: string;
                                        to: string;
                                        checkInUntil?: string;
                                    };
                                    capacity?: {
                                        total?: number;
                                        examTypes?: {
                                            [key: string]: number;
                                        };
                                        items?: {
                                            [key: string]: number;
                                        };
                                    };
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        /** day: make a new entry (version 0) or change one */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        entry: {
                            id: string;
                            site: string;
                            /** Format: date */
                            date: string;
                            name: string;
                            nameEn: string;
                            /** @enum {boolean} */
                            closed?: true;
                            hours?: {
                                from: string;
                                to: string;
                                checkInUntil?: string;
                            };
                            capacity?: {
                                total?: number;
                                examTypes?: {
                                    [key: string]: number;
                                };
                                items?: {
                                    [key: string]: number;
                                };
                            };
                        };
                        /** Format: date */
                        validFrom?: string;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        /** day: take an entry away */
        delete: {
            parameters: {
                query: {
                    version: number;
                    validFrom?: string;
                    note?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/exam-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** examType: a page of the entries, with what is to come */
        get: {
            parameters: {
                query?: {
                    site?: string;
                    text?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    blocked: {
                                        item: string;
                                        reason: string;
                                        reasonEn: string;
                                        source?: string;
                                        confidence?: "high" | "medium-high" | "medium" | "low";
                                    }[];
                                    ageFrom?: number;
                                    ageTo?: number;
                                    source?: string;
                                    confidence?: "high" | "medium-high" | "medium" | "low";
                                } | null;
                                next?: {
                                    version: number;
                                    /** Format: date */
                                    validFrom: string;
                                    changedBy: string;
                                    /** Format: date-time */
                                    changedAt: string;
                                    note?: string;
                                    entry: {
                                        id: string;
                                        name: string;
                                        nameEn: string;
                                        blocked: {
                                            item: string;
                                            reason: string;
                                            reasonEn: string;
                                            source?: string;
                                            confidence?: "high" | "medium-high" | "medium" | "low";
                                        }[];
                                        ageFrom?: number;
                                        ageTo?: number;
                                        source?: string;
                                        confidence?: "high" | "medium-high" | "medium" | "low";
                                    } | null;
                                };
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/exam-types/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** examType: every version of one entry, the newest first */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            versions: {
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    blocked: {
                                        item: string;
                                        reason: string;
                                        reasonEn: string;
                                        source?: string;
                                        confidence?: "high" | "medium-high" | "medium" | "low";
                                    }[];
                                    ageFrom?: number;
                                    ageTo?: number;
                                    source?: string;
                                    confidence?: "high" | "medium-high" | "medium" | "low";
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        /** examType: make a new entry (version 0) or change one */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        entry: {
                            id: string;
                            name: string;
                            nameEn: string;
                            blocked: {
                                item: string;
                                reason: string;
                                reasonEn: string;
                                source?: string;
                                confidence?: "high" | "medium-high" | "medium" | "low";
                            }[];
                            ageFrom?: number;
                            ageTo?: number;
                            source?: string;
                            confidence?: "high" | "medium-high" | "medium" | "low";
                        };
                        /** Format: date */
                        validFrom?: string;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        /** examType: take an entry away */
        delete: {
            parameters: {
                query: {
                    version: number;
                    validFrom?: string;
                    note?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** group: a page of the entries, with what is to come */
        get: {
            parameters: {
                query?: {
                    site?: string;
                    text?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    items: string[];
                                    priceFen?: number;
                                } | null;
                                next?: {
                                    version: number;
                                    /** Format: date */
                                    validFrom: string;
                                    changedBy: string;
                                    /** Format: date-time */
                                    changedAt: string;
                                    note?: string;
                                    entry: {
                                        id: string;
                                        name: string;
                                        nameEn: string;
                                        items: string[];
                                        priceFen?: number;
                                    } | null;
                                };
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** group: every version of one entry, the newest first */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            versions: {
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    items: string[];
                                    priceFen?: number;
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        /** group: make a new entry (version 0) or change one */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        entry: {
                            id: string;
                            name: string;
                            nameEn: string;
                            items: string[];
                            priceFen?: number;
                        };
                        /** Format: date */
                        validFrom?: string;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        /** group: take an entry away */
        delete: {
            parameters: {
                query: {
                    version: number;
                    validFrom?: string;
                    note?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** item: a page of the entries, with what is to come */
        get: {
            parameters: {
                query?: {
                    site?: string;
                    text?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    station: string;
                                    /** @enum {unknown} */
                                    category: "clinical" | "laboratory" | "imaging" | "function";
                                    department: string;
                                    priceFen: number;
                                    sex?: "M" | "F";
                                    tags?: string[];
                                    prep?: string[];
                                    after?: string[];
                                    timing?: {
                                        from: string;
                                        notBefore: number;
                                        due: number;
                                        latest: number;
                                    };
                                    /** @enum {boolean} */
                                    fasting?: true;
                                    /** @enum {unknown} */
                                    pregnancy?: "pregnant" | "possible" | "unasked";
                                    exclusive?: ({
                                        item: string;
                                        text?: string;
                                        textEn?: string;
                                        source?: string;
                                        confidence?: "high" | "medium-high" | "medium" | "low";
                                        /** @enum {unknown} */
                                        rule: "day" | "before";
                                    } | {
                                        item: string;
                                        text?: string;
                                        textEn?: string;
                                        source?: string;
                                        confidence?: "high" | "medium-high" | "medium" | "low";
                                        /** @enum {string} */
                                        rule: "apart";
                                        minutes: number;
                                    })[];
                                    excludes?: ("lactating" | "menses")[];
                                    contraindications?: {
                                        /** @enum {unknown} */
                                        condition?: "pregnant" | "possibly-pregnant" | "lactating" | "menses";
                                        ageFrom?: number;
                                        ageTo?: number;
                                        sex?: "M" | "F";
                                        text: string;
                                        textEn: string;
                                    }[];
                                    prepHint?: string;
                                    prepHintEn?: string;
                                    source?: string;
                                    confidence?: "high" | "medium-high" | "medium" | "low";
                                } | null;
                                next?: {
                                    version: number;
                                    /** Format: date */
                                    validFrom: string;
                                    changedBy: string;
                                    /** Format: date-time */
                                    changedAt: string;
                                    note?: string;
                                    entry: {
                                        id: string;
                                        name: string;
                                        nameEn: string;
                                        station: string;
                                        /** @enum {unknown} */
                                        category: "clinical" | "laboratory" | "imaging" | "function";
                                        department: string;
                                        priceFen: number;
                                        sex?: "M" | "F";
                                        tags?: string[];
                                        prep?: string[];
                                        after?: string[];
                                        timing?: {
                                            from: string;
                                            notBefore: number;
                                            due: number;
                                            latest: number;
                                        };
                                        /** @enum {boolean} */
                                        fasting?: true;
                                        /** @enum {unknown} */
                                        pregnancy?: "pregnant" | "possible" | "unasked";
                                        exclusive?: ({
                                            item: string;
                                            text?: string;
                                            textEn?: string;
                                            source?: string;
                                            confidence?: "high" | "medium-high" | "medium" | "low";
                                            /** @enum {unknown} */
                                            rule: "day" | "before";
                                        } | {
                                            item: string;
                                            text?: string;
                                            textEn?: string;
                                            source?: string;
                                            confidence?: "high" | "medium-high" | "medium" | "low";
                                            /** @enum {string} */
                                            rule: "apart";
                                            minutes: number;
                                        })[];
                                        excludes?: ("lactating" | "menses")[];
                                        contraindications?: {
                                            /** @enum {unknown} */
                                            condition?: "pregnant" | "possibly-pregnant" | "lactating" | "menses";
                                            ageFrom?: number;
                                            ageTo?: number;
                                            sex?: "M" | "F";
                                            text: string;
                                            textEn: string;
                                        }[];
                                        prepHint?: string;
                                        prepHintEn?: string;
                                        source?: string;
                                        confidence?: "high" | "medium-high" | "medium" | "low";
                                    } | null;
                                };
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/items/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** item: every version of one entry, the newest first */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            versions: {
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    station: string;
                                    /** @enum {unknown} */
                                    category: "clinical" | "laboratory" | "imaging" | "function";
                                    department: string;
                                    priceFen: number;
                                    sex?: "M" | "F";
                                    tags?: string[];
                                    prep?: string[];
                                    after?: string[];
                                    timing?: {
                                        from: string;
                                        notBefore: number;
                                        due: number;
                                        latest: number;
                                    };
                                    /** @enum {boolean} */
                                    fasting?: true;
                                    /** @enum {unknown} */
                                    pregnancy?: "pregnant" | "possible" | "unasked";
                                    exclusive?: ({
                                        item: string;
                                        text?: string;
                                        textEn?: string;
                                        source?: string;
                                        confidence?: "high" | "medium-high" | "medium" | "low";
                                        /** @enum {unknown} */
                                        rule: "day" | "before";
                                    } | {
                                        item: string;
                                        text?: string;
                                        textEn?: string;
                                        source?: string;
                                        confidence?: "high" | "medium-high" | "medium" | "low";
                                        /** @enum {string} */
                                        rule: "apart";
                                        minutes: number;
                                    })[];
                                    excludes?: ("lactating" | "menses")[];
                                    contraindications?: {
                                        /** @enum {unknown} */
                                        condition?: "pregnant" | "possibly-pregnant" | "lactating" | "menses";
                                        ageFrom?: number;
                                        ageTo?: number;
                                        sex?: "M" | "F";
                                        text: string;
                                        textEn: string;
                                    }[];
                                    prepHint?: string;
                                    prepHintEn?: string;
                                    source?: string;
                                    confidence?: "high" | "medium-high" | "medium" | "low";
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        /** item: make a new entry (version 0) or change one */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        entry: {
                            id: string;
                            name: string;
                            nameEn: string;
                            station: string;
                            /** @enum {unknown} */
                            category: "clinical" | "laboratory" | "imaging" | "function";
                            department: string;
                            priceFen: number;
                            sex?: "M" | "F";
                            tags?: string[];
                            prep?: string[];
                            after?: string[];
                            timing?: {
                                from: string;
                                notBefore: number;
                                due: number;
                                latest: number;
                            };
                            /** @enum {boolean} */
                            fasting?: true;
                            /** @enum {unknown} */
                            pregnancy?: "pregnant" | "possible" | "unasked";
                            exclusive?: ({
                                item: string;
                                text?: string;
                                textEn?: string;
                                source?: string;
                                confidence?: "high" | "medium-high" | "medium" | "low";
                                /** @enum {unknown} */
                                rule: "day" | "before";
                            } | {
                                item: string;
                                text?: string;
                                textEn?: string;
                                source?: string;
                                confidence?: "high" | "medium-high" | "medium" | "low";
                                /** @enum {string} */
                                rule: "apart";
                                minutes: number;
                            })[];
                            excludes?: ("lactating" | "menses")[];
                            contraindications?: {
                                /** @enum {unknown} */
                                condition?: "pregnant" | "possibly-pregnant" | "lactating" | "menses";
                                ageFrom?: number;
                                ageTo?: number;
                                sex?: "M" | "F";
                                text: string;
                                textEn: string;
                            }[];
                            prepHint?: string;
                            prepHintEn?: string;
                            source?: string;
                            confidence?: "high" | "medium-high" | "medium" | "low";
                        };
                        /** Format: date */
                        validFrom?: string;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        /** item: take an entry away */
        delete: {
            parameters: {
                query: {
                    version: number;
                    validFrom?: string;
                    note?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/measures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** measure: a page of the entries, with what is to come */
        get: {
            parameters: {
                query?: {
                    site?: string;
                    text?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    items: string[];
                                    /** @enum {unknown} */
                                    kind: "number" | "text" | "computed";
                                    unit?: string;
                                    decimals?: number;
                                    specimen?: string;
                                    sex?: "M" | "F";
                                    loinc?: string;
                                    normalText?: string;
                                    ranges: {
                                        sex?: "M" | "F";
                                        ageFrom?: number;
                                        ageTo?: number;
                                        low?: number;
                                        high?: number;
                                        text?: string;
                                        source?: string;
                                        confidence?: "high" | "medium-high" | "medium" | "low";
                                    }[];
                                    source?: string;
                                    confidence?: "high" | "medium-high" | "medium" | "low";
                                } | null;
                                next?: {
                                    version: number;
                                    /** Format: date */
                                    validFrom: string;
                                    changedBy: string;
                                    /** Format: date-time */
                                    changedAt: string;
                                    note?: string;
                                    entry: {
                                        id: string;
                                        name: string;
                                        nameEn: string;
                                        items: string[];
                                        /** @enum {unknown} */
                                        kind: "number" | "text" | "computed";
                                        unit?: string;
                                        decimals?: number;
                                        specimen?: string;
                                        sex?: "M" | "F";
                                        loinc?: string;
                                        normalText?: string;
                                        ranges: {
                                            sex?: "M" | "F";
                                            ageFrom?: number;
                                            ageTo?: number;
                                            low?: number;
                                            high?: number;
                                            text?: string;
                                            source?: string;
                                            confidence?: "high" | "medium-high" | "medium" | "low";
                                        }[];
                                        source?: string;
                                        confidence?: "high" | "medium-high" | "medium" | "low";
                                    } | null;
                                };
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/measures/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** measure: every version of one entry, the newest first */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            versions: {
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    items: string[];
                                    /** @enum {unknown} */
                                    kind: "number" | "text" | "computed";
                                    unit?: string;
                                    decimals?: number;
                                    specimen?: string;
                                    sex?: "M" | "F";
                                    loinc?: string;
                                    normalText?: string;
                                    ranges: {
                                        sex?: "M" | "F";
                                        ageFrom?: number;
                                        ageTo?: number;
                                        low?: number;
                                        high?: number;
                                        text?: string;
                                        source?: string;
                                        confidence?: "high" | "medium-high" | "medium" | "low";
                                    }[];
                                    source?: string;
                                    confidence?: "high" | "medium-high" | "medium" | "low";
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        /** measure: make a new entry (version 0) or change one */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        entry: {
                            id: string;
                            name: string;
                            nameEn: string;
                            items: string[];
                            /** @enum {unknown} */
                            kind: "number" | "text" | "computed";
                            unit?: string;
                            decimals?: number;
                            specimen?: string;
                            sex?: "M" | "F";
                            loinc?: string;
                            normalText?: string;
                            ranges: {
                                sex?: "M" | "F";
                                ageFrom?: number;
                                ageTo?: number;
                                low?: number;
                                high?: number;
                                text?: string;
                                source?: string;
                                confidence?: "high" | "medium-high" | "medium" | "low";
                            }[];
                            source?: string;
                            confidence?: "high" | "medium-high" | "medium" | "low";
                        };
                        /** Format: date */
                        validFrom?: string;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        /** measure: take an entry away */
        delete: {
            parameters: {
                query: {
                    version: number;
                    validFrom?: string;
                    note?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/packages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** package: a page of the entries, with what is to come */
        get: {
            parameters: {
                query?: {
                    site?: string;
                    text?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    sex?: "M" | "F";
                                    items: string[];
                                    priceFen: number;
                                    examTypes: string[];
                                } | null;
                                next?: {
                                    version: number;
                                    /** Format: date */
                                    validFrom: string;
                                    changedBy: string;
                                    /** Format: date-time */
                                    changedAt: string;
                                    note?: string;
                                    entry: {
                                        id: string;
                                        name: string;
                                        nameEn: string;
                                        sex?: "M" | "F";
                                        items: string[];
                                        priceFen: number;
                                        examTypes: string[];
                                    } | null;
                                };
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/packages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** package: every version of one entry, the newest first */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            versions: {
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    sex?: "M" | "F";
                                    items: string[];
                                    priceFen: number;
                                    examTypes: string[];
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        /** package: make a new entry (version 0) or change one */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        entry: {
                            id: string;
                            name: string;
                            nameEn: string;
                            sex?: "M" | "F";
                            items: string[];
                            priceFen: number;
                            examTypes: string[];
                        };
                        /** Format: date */
                        validFrom?: string;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        /** package: take an entry away */
        delete: {
            parameters: {
                query: {
                    version: number;
                    validFrom?: string;
                    note?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/rooms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** room: a page of the entries, with what is to come */
        get: {
            parameters: {
                query?: {
                    site?: string;
                    text?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    site: string;
                                    name: string;
                                    nameEn: string;
                                    station: string;
                                    zone: string;
                                    floor: string;
                                    x: number;
                                    y: number;
                                    tags: string[];
                                    capacity: number;
                                    doorSlots: number;
                                } | null;
                                next?: {
                                    version: number;
                                    /** Format: date */
                                    validFrom: string;
                                    changedBy: string;
                                    /** Format: date-time */
                                    changedAt: string;
                                    note?: string;
                                    entry: {
                                        id: string;
                                        site: string;
                                        name: string;
                                        nameEn: string;
                                        station: string;
                                        zone: string;
                                        floor: string;
                                        x: number;
                                        y: number;
                                        tags: string[];
                                        capacity: number;
                                        doorSlots: number;
                                    } | null;
                                };
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/rooms/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** room: every version of one entry, the newest first */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            versions: {
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    site: string;
                                    name: string;
                                    nameEn: string;
                                    station: string;
                                    zone: string;
                                    floor: string;
                                    x: number;
                                    y: number;
                                    tags: string[];
                                    capacity: number;
                                    doorSlots: number;
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        /** room: make a new entry (version 0) or change one */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        entry: {
                            id: string;
                            site: string;
                            name: string;
                            nameEn: string;
                            station: string;
                            zone: string;
                            floor: string;
                            x: number;
                            y: number;
                            tags: string[];
                            capacity: number;
                            doorSlots: number;
                        };
                        /** Format: date */
                        validFrom?: string;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        /** room: take an entry away */
        delete: {
            parameters: {
                query: {
                    version: number;
                    validFrom?: string;
                    note?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** schedule: a page of the entries, with what is to come */
        get: {
            parameters: {
                query?: {
                    site?: string;
                    text?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    site: string;
                                    week: ({
                                        from: string;
                                        to: string;
                                        checkInUntil?: string;
                                    } | null)[];
                                    capacity: {
                                        total?: number;
                                        examTypes?: {
                                            [key: string]: number;
                                        };
                                        items?: {
                                            [key: string]: number;
                                        };
                                    };
                                } | null;
                                next?: {
                                    version: number;
                                    /** Format: date */
                                    validFrom: string;
                                    changedBy: string;
                                    /** Format: date-time */
                                    changedAt: string;
                                    note?: string;
                                    entry: {
                                        id: string;
                                        site: string;
                                        week: ({
                                            from: string;
                                            to: string;
                                            checkInUntil?: string;
                                        } | null)[];
                                        capacity: {
                                            total?: number;
                                            examTypes?: {
                                                [key: string]: number;
                                            };
                                            items?: {
                                                [key: string]: number;
                                            };
                                        };
                                    } | null;
                                };
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/schedules/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** schedule: every version of one entry, the newest first */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            versions: {
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    site: string;
                                    week: ({
                                        from: string;
                                        to: string;
                                        checkInUntil?: string;
                                    } | null)[];
                                    capacity: {
                                        total?: number;
                                        examTypes?: {
                                            [key: string]: number;
                                        };
                                        items?: {
                                            [key: string]: number;
                                        };
                                    };
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        /** schedule: make a new entry (version 0) or change one */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        entry: {
                            id: string;
                            site: string;
                            week: ({
                                from: string;
                                to: string;
                                checkInUntil?: string;
                            } | null)[];
                            capacity: {
                                total?: number;
                                examTypes?: {
                                    [key: string]: number;
                                };
                                items?: {
                                    [key: string]: number;
                                };
                            };
                        };
                        /** Format: date */
                        validFrom?: string;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        /** schedule: take an entry away */
        delete: {
            parameters: {
                query: {
                    version: number;
                    validFrom?: string;
                    note?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/sheets/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The entries of a kind as a workbook */
        get: {
            parameters: {
                query: {
                    site: string;
                };
                header?: never;
                path: {
                    kind: "item" | "group" | "package" | "station" | "room" | "staff" | "day";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        /** What an Excel or CSV file would change; nothing is saved */
        post: {
            parameters: {
                query: {
                    site: string;
                };
                header?: never;
                path: {
                    kind: "item" | "group" | "package" | "station" | "room" | "staff" | "day";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            total: number;
                            same: number;
                            changes: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                                entry: {
                                    [key: string]: unknown;
                                };
                            }[];
                            rows: {
                                row: number;
                                id: string;
                                name: string;
                                /** @enum {unknown} */
                                what: "new" | "changed";
                                fields: string[];
                            }[];
                            problems: {
                                row: number;
                                column: string;
                                title: string;
                                code: string;
                                value?: string;
                                message: string;
                            }[];
                            refused?: {
                                code: string;
                                message: string;
                                details?: {
                                    [key: string]: unknown;
                                };
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/shifts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** shift: a page of the entries, with what is to come */
        get: {
            parameters: {
                query?: {
                    site?: string;
                    text?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    site: string;
                                    name: string;
                                    nameEn: string;
                                    from: string;
                                    to: string;
                                    weekdays: number[];
                                    staff: string[];
                                } | null;
                                next?: {
                                    version: number;
                                    /** Format: date */
                                    validFrom: string;
                                    changedBy: string;
                                    /** Format: date-time */
                                    changedAt: string;
                                    note?: string;
                                    entry: {
                                        id: string;
                                        site: string;
                                        name: string;
                                        nameEn: string;
                                        from: string;
                                        to: string;
                                        weekdays: number[];
                                        staff: string[];
                                    } | null;
                                };
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/shifts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** shift: every version of one entry, the newest first */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            versions: {
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    site: string;
                                    name: string;
                                    nameEn: string;
                                    from: string;
                                    to: string;
                                    weekdays: number[];
                                    staff: string[];
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        /** shift: make a new entry (version 0) or change one */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        entry: {
                            id: string;
                            site: string;
                            name: string;
                            nameEn: string;
                            from: string;
                            to: string;
                            weekdays: number[];
                            staff: string[];
                        };
                        /** Format: date */
                        validFrom?: string;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        /** shift: take an entry away */
        delete: {
            parameters: {
                query: {
                    version: number;
                    validFrom?: string;
                    note?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** staff: a page of the entries, with what is to come */
        get: {
            parameters: {
                query?: {
                    site?: string;
                    text?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    site: string;
                                    name: string;
                                    title: string;
                                    stations: string[];
                                } | null;
                                next?: {
                                    version: number;
                                    /** Format: date */
                                    validFrom: string;
                                    changedBy: string;
                                    /** Format: date-time */
                                    changedAt: string;
                                    note?: string;
                                    entry: {
                                        id: string;
                                        site: string;
                                        name: string;
                                        title: string;
                                        stations: string[];
                                    } | null;
                                };
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/staff/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** staff: every version of one entry, the newest first */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            versions: {
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    site: string;
                                    name: string;
                                    title: string;
                                    stations: string[];
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        /** staff: make a new entry (version 0) or change one */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        entry: {
                            id: string;
                            site: string;
                            name: string;
                            title: string;
                            stations: string[];
                        };
                        /** Format: date */
                        validFrom?: string;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        /** staff: take an entry away */
        delete: {
            parameters: {
                query: {
                    version: number;
                    validFrom?: string;
                    note?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** station: a page of the entries, with what is to come */
        get: {
            parameters: {
                query?: {
                    site?: string;
                    text?: string;
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            entries: {
                                id: string;
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    action: string;
                                    actionEn: string;
                                    nominalMinutes: number;
                                    reentry?: "after-n" | "tail" | "slot-end" | "half-day-end";
                                    passMinCalls?: number;
                                    passMinMs?: number;
                                    source?: string;
                                    confidence?: "high" | "medium-high" | "medium" | "low";
                                } | null;
                                next?: {
                                    version: number;
                                    /** Format: date */
                                    validFrom: string;
                                    changedBy: string;
                                    /** Format: date-time */
                                    changedAt: string;
                                    note?: string;
                                    entry: {
                                        id: string;
                                        name: string;
                                        nameEn: string;
                                        action: string;
                                        actionEn: string;
                                        nominalMinutes: number;
                                        reentry?: "after-n" | "tail" | "slot-end" | "half-day-end";
                                        passMinCalls?: number;
                                        passMinMs?: number;
                                        source?: string;
                                        confidence?: "high" | "medium-high" | "medium" | "low";
                                    } | null;
                                };
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/stations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** station: every version of one entry, the newest first */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            versions: {
                                version: number;
                                /** Format: date */
                                validFrom: string;
                                changedBy: string;
                                /** Format: date-time */
                                changedAt: string;
                                note?: string;
                                entry: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    action: string;
                                    actionEn: string;
                                    nominalMinutes: number;
                                    reentry?: "after-n" | "tail" | "slot-end" | "half-day-end";
                                    passMinCalls?: number;
                                    passMinMs?: number;
                                    source?: string;
                                    confidence?: "high" | "medium-high" | "medium" | "low";
                                } | null;
                            }[];
                        };
                    };
                };
            };
        };
        /** station: make a new entry (version 0) or change one */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        entry: {
                            id: string;
                            name: string;
                            nameEn: string;
                            action: string;
                            actionEn: string;
                            nominalMinutes: number;
                            reentry?: "after-n" | "tail" | "slot-end" | "half-day-end";
                            passMinCalls?: number;
                            passMinMs?: number;
                            source?: string;
                            confidence?: "high" | "medium-high" | "medium" | "low";
                        };
                        /** Format: date */
                        validFrom?: string;
                        note?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        post?: never;
        /** station: take an entry away */
        delete: {
            parameters: {
                query: {
                    version: number;
                    validFrom?: string;
                    note?: string;
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            revision: number;
                            /** Format: date */
                            validFrom: string;
                            effective: boolean;
                            changed: {
                                /** @enum {unknown} */
                                kind: "station" | "item" | "measure" | "group" | "examType" | "package" | "site" | "room" | "staff" | "schedule" | "day" | "shift";
                                id: string;
                                version: number;
                            }[];
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staffing/days/{day}/sums": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Add a day up anew from the journal */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    day: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        site: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            events: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staffing/duty": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The days on duty behind a figure */
        get: {
            parameters: {
                query: {
                    site: string;
                    from: string;
                    to: string;
                    staff?: string;
                    room?: string;
                    station?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            stints: {
                                /** Format: date */
                                day: string;
                                room: string;
                                station: string;
                                staff: string;
                                staffName: string;
                                from: number;
                                to?: number;
                                onMin: number;
                                pausedMin: number;
                                busyMin: number;
                                served: number;
                                items: number;
                                passed: number;
                                perHour?: number;
                                times?: {
                                    n: number;
                                    mean: number;
                                    spread: number;
                                    median: number;
                                    p90: number;
                                };
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staffing/leavings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rooms that seemed to be left */
        get: {
            parameters: {
                query: {
                    site: string;
                    from: string;
                    to: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            leavings: {
                                /** Format: date */
                                day: string;
                                room: string;
                                station: string;
                                staff: string;
                                staffName: string;
                                since: number;
                                /** @enum {unknown} */
                                sign: "idle" | "screen";
                                waiting: number;
                                endedAt?: number;
                                ending?: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staffing/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What some days on duty add up to, by person, room or station */
        get: {
            parameters: {
                query: {
                    site: string;
                    from?: string;
                    to?: string;
                    by?: "staff" | "room" | "station";
                    period?: "day" | "week" | "month";
                    staff?: string;
                    station?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** Format: date */
                            from: string;
                            /** Format: date */
                            to: string;
                            /** Format: date */
                            today: string;
                            lines: {
                                id: string;
                                name: string;
                                nameEn?: string;
                                staff: string[];
                                rooms: string[];
                                stations: string[];
                                days: number;
                                onMin: number;
                                pausedMin: number;
                                busyMin: number;
                                served: number;
                                items: number;
                                passed: number;
                                perHour?: number;
                                times?: {
                                    n: number;
                                    mean: number;
                                    spread: number;
                                    median: number;
                                    p90: number;
                                };
                                pauses: number;
                                leavings: number;
                                leftMin: number;
                                hours: {
                                    hour: number;
                                    served: number;
                                    onMin: number;
                                    busyMin: number;
                                }[];
                            }[];
                            periods: {
                                /** Format: date */
                                start: string;
                                people: number;
                                onMin: number;
                                pausedMin: number;
                                busyMin: number;
                                served: number;
                                items: number;
                                passed: number;
                                perHour?: number;
                                times?: {
                                    n: number;
                                    mean: number;
                                    spread: number;
                                    median: number;
                                    p90: number;
                                };
                            }[];
                            total: {
                                people: number;
                                days: number;
                                onMin: number;
                                pausedMin: number;
                                busyMin: number;
                                served: number;
                                items: number;
                                passed: number;
                                perHour?: number;
                                times?: {
                                    n: number;
                                    mean: number;
                                    spread: number;
                                    median: number;
                                    p90: number;
                                };
                            };
                            minutes: number[];
                            live: boolean;
                            missing: string[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staffing/report/{format}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as a file */
        get: {
            parameters: {
                query: {
                    site: string;
                    from?: string;
                    to?: string;
                    by?: "staff" | "room" | "station";
                    period?: "day" | "week" | "month";
                    staff?: string;
                    station?: string;
                };
                header?: never;
                path: {
                    format: "xlsx" | "csv";
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staffing/rooms/{room}/attended": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say that a room which seems to be left is attended, and for how long that is believed */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    room: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        site: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            minutes: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Accounts */
        get: {
            parameters: {
                query?: {
                    query?: string;
                    role?: "desk" | "nurse" | "doctor" | "reviewer" | "manager" | "liaison" | "system-admin" | "security-admin" | "audit-admin";
                    state?: "active" | "locked" | "disabled";
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            users: {
                                id: string;
                                username: string;
                                name: string;
                                roles: ("desk" | "nurse" | "doctor" | "reviewer" | "manager" | "liaison" | "system-admin" | "security-admin" | "audit-admin")[];
                                sites: string[];
                                employers: string[];
                                staff?: string;
                                /** @enum {unknown} */
                                state: "active" | "locked" | "disabled";
                                /** Format: date-time */
                                lockedUntil?: string;
                                factor: boolean;
                                mustChange: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                lastLoginAt?: string;
                                /** Format: date-time */
                                passwordChangedAt: string;
                                version: number;
                            }[];
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Make an account; its first password is told once */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        username: string;
                        name: string;
                        roles: ("desk" | "nurse" | "doctor" | "reviewer" | "manager" | "liaison" | "system-admin" | "security-admin" | "audit-admin")[];
                        sites: string[];
                        staff?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: {
                                id: string;
                                username: string;
                                name: string;
                                roles: ("desk" | "nurse" | "doctor" | "reviewer" | "manager" | "liaison" | "system-admin" | "security-admin" | "audit-admin")[];
                                sites: string[];
                                employers: string[];
                                staff?: string;
                                /** @enum {unknown} */
                                state: "active" | "locked" | "disabled";
                                /** Format: date-time */
                                lockedUntil?: string;
                                factor: boolean;
                                mustChange: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                lastLoginAt?: string;
                                /** Format: date-time */
                                passwordChangedAt: string;
                                version: number;
                            };
                            password: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Campuses and staff to choose from */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sites: {
                                id: string;
                                name: string;
                                nameEn: string;
                            }[];
                            staff: {
                                id: string;
                                name: string;
                                title: string;
                                site: string;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One account */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            username: string;
                            name: string;
                            roles: ("desk" | "nurse" | "doctor" | "reviewer" | "manager" | "liaison" | "system-admin" | "security-admin" | "audit-admin")[];
                            sites: string[];
                            employers: string[];
                            staff?: string;
                            /** @enum {unknown} */
                            state: "active" | "locked" | "disabled";
                            /** Format: date-time */
                            lockedUntil?: string;
                            factor: boolean;
                            mustChange: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            lastLoginAt?: string;
                            /** Format: date-time */
                            passwordChangedAt: string;
                            version: number;
                        };
                    };
                };
            };
        };
        /** Give an account other rights; its sessions end */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        roles: ("desk" | "nurse" | "doctor" | "reviewer" | "manager" | "liaison" | "system-admin" | "security-admin" | "audit-admin")[];
                        sites: string[];
                        staff?: string;
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            username: string;
                            name: string;
                            roles: ("desk" | "nurse" | "doctor" | "reviewer" | "manager" | "liaison" | "system-admin" | "security-admin" | "audit-admin")[];
                            sites: string[];
                            employers: string[];
                            staff?: string;
                            /** @enum {unknown} */
                            state: "active" | "locked" | "disabled";
                            /** Format: date-time */
                            lockedUntil?: string;
                            factor: boolean;
                            mustChange: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            lastLoginAt?: string;
                            /** Format: date-time */
                            passwordChangedAt: string;
                            version: number;
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Close an account; its sessions end */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            username: string;
                            name: string;
                            roles: ("desk" | "nurse" | "doctor" | "reviewer" | "manager" | "liaison" | "system-admin" | "security-admin" | "audit-admin")[];
                            sites: string[];
                            employers: string[];
                            staff?: string;
                            /** @enum {unknown} */
                            state: "active" | "locked" | "disabled";
                            /** Format: date-time */
                            lockedUntil?: string;
                            factor: boolean;
                            mustChange: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            lastLoginAt?: string;
                            /** Format: date-time */
                            passwordChangedAt: string;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open a closed account */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            username: string;
                            name: string;
                            roles: ("desk" | "nurse" | "doctor" | "reviewer" | "manager" | "liaison" | "system-admin" | "security-admin" | "audit-admin")[];
                            sites: string[];
                            employers: string[];
                            staff?: string;
                            /** @enum {unknown} */
                            state: "active" | "locked" | "disabled";
                            /** Format: date-time */
                            lockedUntil?: string;
                            factor: boolean;
                            mustChange: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            lastLoginAt?: string;
                            /** Format: date-time */
                            passwordChangedAt: string;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a lost second factor away; the sessions end */
        delete: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            username: string;
                            name: string;
                            roles: ("desk" | "nurse" | "doctor" | "reviewer" | "manager" | "liaison" | "system-admin" | "security-admin" | "audit-admin")[];
                            sites: string[];
                            employers: string[];
                            staff?: string;
                            /** @enum {unknown} */
                            state: "active" | "locked" | "disabled";
                            /** Format: date-time */
                            lockedUntil?: string;
                            factor: boolean;
                            mustChange: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            lastLoginAt?: string;
                            /** Format: date-time */
                            passwordChangedAt: string;
                            version: number;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new one-time password; the sessions end */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            user: {
                                id: string;
                                username: string;
                                name: string;
                                roles: ("desk" | "nurse" | "doctor" | "reviewer" | "manager" | "liaison" | "system-admin" | "security-admin" | "audit-admin")[];
                                sites: string[];
                                employers: string[];
                                staff?: string;
                                /** @enum {unknown} */
                                state: "active" | "locked" | "disabled";
                                /** Format: date-time */
                                lockedUntil?: string;
                                factor: boolean;
                                mustChange: boolean;
                                /** Format: date-time */
                                createdAt: string;
                                /** Format: date-time */
                                lastLoginAt?: string;
                                /** Format: date-time */
                                passwordChangedAt: string;
                                version: number;
                            };
                            password: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where somebody is logged in */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            sessions: {
                                id: string;
                                /** Format: date-time */
                                since: string;
                                /** Format: date-time */
                                seen: string;
                                /** Format: date-time */
                                until: string;
                                address: string;
                                agent: string;
                                own: boolean;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/sessions/{session}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End somebody’s session */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                    session: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open an account locked after wrong passwords */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            username: string;
                            name: string;
                            roles: ("desk" | "nurse" | "doctor" | "reviewer" | "manager" | "liaison" | "system-admin" | "security-admin" | "audit-admin")[];
                            sites: string[];
                            employers: string[];
                            staff?: string;
                            /** @enum {unknown} */
                            state: "active" | "locked" | "disabled";
                            /** Format: date-time */
                            lockedUntil?: string;
                            factor: boolean;
                            mustChange: boolean;
                            /** Format: date-time */
                            createdAt: string;
                            /** Format: date-time */
                            lastLoginAt?: string;
                            /** Format: date-time */
                            passwordChangedAt: string;
                            version: number;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A day’s visits, newest first */
        get: {
            parameters: {
                query: {
                    site: string;
                    day?: string;
                    query?: string;
                    state?: ("expected" | "free" | "bound" | "called" | "serving" | "away" | "finished") | "pending" | "left" | "cancelled";
                    after?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            visits: {
                                visit: string;
                                ticket?: string;
                                person: string;
                                name: string;
                                sex: "M" | "F";
                                age: number;
                                /** @enum {boolean} */
                                vvip?: true;
                                class: string;
                                examType: string;
                                packageName: string;
                                employerName?: string;
                                appointment?: number;
                                state: ("expected" | "free" | "bound" | "called" | "serving" | "away" | "finished") | "pending" | "left" | "cancelled";
                                awayReason?: "absent" | "elsewhere" | "held" | "nurse";
                                done: number;
                                total: number;
                                barred?: number;
                            }[];
                            total: number;
                            states: {
                                [key: string]: number;
                            };
                            next?: string;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Register a visit and check it in, or expect it; repeat with the same Idempotency-Key */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        site: string;
                        examinee: {
                            name: string;
                            sex: "M" | "F";
                            birthDate: string;
                            /** @enum {unknown} */
                            idType?: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                            idNumber?: string;
                            phone?: string;
                            address?: string;
                            contact?: {
                                name: string;
                                phone?: string;
                                relation?: string;
                            };
                            plates?: string[];
                            vvip?: boolean;
                            /** @enum {unknown} */
                            language?: "en" | "yue";
                            conditions?: ("pregnant" | "possibly-pregnant" | "lactating" | "menses")[];
                            /** @enum {unknown} */
                            pregnancy?: "no" | "possible" | "pregnant";
                        } | {
                            person: string;
                            /** @enum {unknown} */
                            language?: "en" | "yue";
                            conditions?: ("pregnant" | "possibly-pregnant" | "lactating" | "menses")[];
                            /** @enum {unknown} */
                            pregnancy?: "no" | "possible" | "pregnant";
                        };
                        class: string;
                        member?: string;
                        appointment?: number;
                        plates?: string[];
                        examType?: string;
                        packageId?: string;
                        addGroups?: string[];
                        addItems?: string[];
                        removeItems?: string[];
                        terms?: {
                            /** @enum {unknown} */
                            kind: "package" | "group" | "item";
                            ref: string;
                            /** @enum {unknown} */
                            payer?: "self" | "employer";
                            discountFen?: number;
                        }[];
                        discountReason?: string;
                        override?: {
                            warnings: ("package.sex" | "package.exam-type" | "item.sex" | "item.excluded" | "item.pregnancy" | "item.pregnancy-unasked" | "item.exclusive" | "item.apart" | "item.contraindicated" | "item.blocked" | "item.recent" | "item.full" | "exam-type.age" | "exam-type.full" | "day.full" | "day.closed")[];
                            reason: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            visit: string;
                            ticket: string;
                            token: string;
                            guideUrl: string;
                            guideSheet: {
                                hospital: string;
                                siteName: string;
                                siteNameEn: string;
                                day: string;
                                ticket: string;
                                visit: string;
                                name?: string;
                                /** @enum {unknown} */
                                sex?: "M" | "F";
                                age?: number;
                                className: string;
                                packageName: string;
                                guideUrl: string;
                                items: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    station: string;
                                    stationName: string;
                                    rooms: string[];
                                    floor: string;
                                    /** @enum {boolean} */
                                    fasting?: true;
                                    prepHint?: string;
                                    prepHintEn?: string;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/plates.xlsx": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Number plates of the VIPs of some days, as a workbook */
        get: {
            parameters: {
                query: {
                    site: string;
                    from: string;
                    to: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/quote": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a registration would order and cost, and what speaks against it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        site: string;
                        examinee: {
                            name: string;
                            sex: "M" | "F";
                            birthDate: string;
                            /** @enum {unknown} */
                            idType?: "id-card" | "passport" | "hk-macau-permit" | "taiwan-permit" | "foreigner-residence" | "officer" | "birth-certificate" | "other";
                            idNumber?: string;
                            phone?: string;
                            address?: string;
                            contact?: {
                                name: string;
                                phone?: string;
                                relation?: string;
                            };
                            plates?: string[];
                            vvip?: boolean;
                            /** @enum {unknown} */
                            language?: "en" | "yue";
                            conditions?: ("pregnant" | "possibly-pregnant" | "lactating" | "menses")[];
                            /** @enum {unknown} */
                            pregnancy?: "no" | "possible" | "pregnant";
                        } | {
                            person: string;
                            /** @enum {unknown} */
                            language?: "en" | "yue";
                            conditions?: ("pregnant" | "possibly-pregnant" | "lactating" | "menses")[];
                            /** @enum {unknown} */
                            pregnancy?: "no" | "possible" | "pregnant";
                        };
                        class: string;
                        member?: string;
                        appointment?: number;
                        plates?: string[];
                        examType?: string;
                        packageId?: string;
                        addGroups?: string[];
                        addItems?: string[];
                        removeItems?: string[];
                        terms?: {
                            /** @enum {unknown} */
                            kind: "package" | "group" | "item";
                            ref: string;
                            /** @enum {unknown} */
                            payer?: "self" | "employer";
                            discountFen?: number;
                        }[];
                        discountReason?: string;
                        override?: {
                            warnings: ("package.sex" | "package.exam-type" | "item.sex" | "item.excluded" | "item.pregnancy" | "item.pregnancy-unasked" | "item.exclusive" | "item.apart" | "item.contraindicated" | "item.blocked" | "item.recent" | "item.full" | "exam-type.age" | "exam-type.full" | "day.full" | "day.closed")[];
                            reason: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            lines: {
                                /** @enum {unknown} */
                                kind: "package" | "group" | "item";
                                ref: string;
                                name: string;
                                nameEn: string;
                                items: string[];
                                listFen: number;
                                discountFen: number;
                                /** @enum {unknown} */
                                payer: "self" | "employer";
                            }[];
                            totals: {
                                selfFen: number;
                                employerFen: number;
                                discountFen: number;
                                dueFen: number;
                            };
                            warnings: {
                                /** @enum {unknown} */
                                code: "package.sex" | "package.exam-type" | "item.sex" | "item.excluded" | "item.pregnancy" | "item.pregnancy-unasked" | "item.exclusive" | "item.apart" | "item.contraindicated" | "item.blocked" | "item.recent" | "item.full" | "exam-type.age" | "exam-type.full" | "day.full" | "day.closed";
                                /** @enum {unknown} */
                                level: "refuse" | "ask" | "note";
                                items?: string[];
                                names?: string[];
                                text?: string;
                                textEn?: string;
                                minutes?: number;
                            }[];
                            /** @enum {boolean} */
                            discountTooLarge?: true;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One visit with its lines and guide sheet */
        get: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            visit: string;
                            ticket?: string;
                            person: string;
                            name: string;
                            sex: "M" | "F";
                            age: number;
                            /** @enum {boolean} */
                            vvip?: true;
                            class: string;
                            examType: string;
                            packageName: string;
                            employerName?: string;
                            appointment?: number;
                            state: ("expected" | "free" | "bound" | "called" | "serving" | "away" | "finished") | "pending" | "left" | "cancelled";
                            awayReason?: "absent" | "elsewhere" | "held" | "nurse";
                            done: number;
                            total: number;
                            barred?: number;
                            site: string;
                            day: string;
                            version: number;
                            packageId?: string;
                            member?: string;
                            department?: string;
                            station?: string;
                            room?: string;
                            choice?: string;
                            /** @enum {unknown} */
                            pregnancy?: "no" | "possible" | "pregnant";
                            /** @enum {boolean} */
                            askPregnancy?: true;
                            items: {
                                id: string;
                                name: string;
                                station: string;
                                stationName: string;
                                state: "todo" | "done" | "declined" | "removed";
                                barred?: {
                                    /** @enum {unknown} */
                                    code: "pregnant" | "possibly-pregnant" | "pregnancy-unasked" | "exclusive";
                                    names?: string[];
                                };
                            }[];
                            lines: {
                                /** @enum {unknown} */
                                kind: "package" | "group" | "item";
                                ref: string;
                                name: string;
                                nameEn: string;
                                items: string[];
                                listFen: number;
                                discountFen: number;
                                /** @enum {unknown} */
                                payer: "self" | "employer";
                            }[];
                            totals: {
                                selfFen: number;
                                employerFen: number;
                                discountFen: number;
                                dueFen: number;
                            };
                            plates: string[];
                            reasons: {
                                /** @enum {unknown} */
                                kind: "override" | "discount" | "cancel";
                                reason: string;
                                warnings?: string[];
                                by: string;
                                at: string;
                            }[];
                            guideSheet: {
                                hospital: string;
                                siteName: string;
                                siteNameEn: string;
                                day: string;
                                ticket: string;
                                visit: string;
                                name?: string;
                                /** @enum {unknown} */
                                sex?: "M" | "F";
                                age?: number;
                                className: string;
                                packageName: string;
                                guideUrl: string;
                                items: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    station: string;
                                    stationName: string;
                                    rooms: string[];
                                    floor: string;
                                    /** @enum {boolean} */
                                    fasting?: true;
                                    prepHint?: string;
                                    prepHintEn?: string;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}/arrive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody expected is here: check him in */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            visit: string;
                            ticket: string;
                            token: string;
                            guideUrl: string;
                            guideSheet: {
                                hospital: string;
                                siteName: string;
                                siteNameEn: string;
                                day: string;
                                ticket: string;
                                visit: string;
                                name?: string;
                                /** @enum {unknown} */
                                sex?: "M" | "F";
                                age?: number;
                                className: string;
                                packageName: string;
                                guideUrl: string;
                                items: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    station: string;
                                    stationName: string;
                                    rooms: string[];
                                    floor: string;
                                    /** @enum {boolean} */
                                    fasting?: true;
                                    prepHint?: string;
                                    prepHintEn?: string;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a registration back, as long as nothing was done */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            visit: string;
                            ticket?: string;
                            person: string;
                            name: string;
                            sex: "M" | "F";
                            age: number;
                            /** @enum {boolean} */
                            vvip?: true;
                            class: string;
                            examType: string;
                            packageName: string;
                            employerName?: string;
                            appointment?: number;
                            state: ("expected" | "free" | "bound" | "called" | "serving" | "away" | "finished") | "pending" | "left" | "cancelled";
                            awayReason?: "absent" | "elsewhere" | "held" | "nurse";
                            done: number;
                            total: number;
                            barred?: number;
                            site: string;
                            day: string;
                            version: number;
                            packageId?: string;
                            member?: string;
                            department?: string;
                            station?: string;
                            room?: string;
                            choice?: string;
                            /** @enum {unknown} */
                            pregnancy?: "no" | "possible" | "pregnant";
                            /** @enum {boolean} */
                            askPregnancy?: true;
                            items: {
                                id: string;
                                name: string;
                                station: string;
                                stationName: string;
                                state: "todo" | "done" | "declined" | "removed";
                                barred?: {
                                    /** @enum {unknown} */
                                    code: "pregnant" | "possibly-pregnant" | "pregnancy-unasked" | "exclusive";
                                    names?: string[];
                                };
                            }[];
                            lines: {
                                /** @enum {unknown} */
                                kind: "package" | "group" | "item";
                                ref: string;
                                name: string;
                                nameEn: string;
                                items: string[];
                                listFen: number;
                                discountFen: number;
                                /** @enum {unknown} */
                                payer: "self" | "employer";
                            }[];
                            totals: {
                                selfFen: number;
                                employerFen: number;
                                discountFen: number;
                                dueFen: number;
                            };
                            plates: string[];
                            reasons: {
                                /** @enum {unknown} */
                                kind: "override" | "discount" | "cancel";
                                reason: string;
                                warnings?: string[];
                                by: string;
                                at: string;
                            }[];
                            guideSheet: {
                                hospital: string;
                                siteName: string;
                                siteNameEn: string;
                                day: string;
                                ticket: string;
                                visit: string;
                                name?: string;
                                /** @enum {unknown} */
                                sex?: "M" | "F";
                                age?: number;
                                className: string;
                                packageName: string;
                                guideUrl: string;
                                items: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    station: string;
                                    stationName: string;
                                    rooms: string[];
                                    floor: string;
                                    /** @enum {boolean} */
                                    fasting?: true;
                                    prepHint?: string;
                                    prepHintEn?: string;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Another order instead of the present one; the floor follows */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                        conditions?: ("lactating" | "menses")[];
                        examType?: string;
                        packageId?: string;
                        addGroups?: string[];
                        addItems?: string[];
                        removeItems?: string[];
                        terms?: {
                            /** @enum {unknown} */
                            kind: "package" | "group" | "item";
                            ref: string;
                            /** @enum {unknown} */
                            payer?: "self" | "employer";
                            discountFen?: number;
                        }[];
                        discountReason?: string;
                        override?: {
                            warnings: ("package.sex" | "package.exam-type" | "item.sex" | "item.excluded" | "item.pregnancy" | "item.pregnancy-unasked" | "item.exclusive" | "item.apart" | "item.contraindicated" | "item.blocked" | "item.recent" | "item.full" | "exam-type.age" | "exam-type.full" | "day.full" | "day.closed")[];
                            reason: string;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            visit: string;
                            ticket?: string;
                            person: string;
                            name: string;
                            sex: "M" | "F";
                            age: number;
                            /** @enum {boolean} */
                            vvip?: true;
                            class: string;
                            examType: string;
                            packageName: string;
                            employerName?: string;
                            appointment?: number;
                            state: ("expected" | "free" | "bound" | "called" | "serving" | "away" | "finished") | "pending" | "left" | "cancelled";
                            awayReason?: "absent" | "elsewhere" | "held" | "nurse";
                            done: number;
                            total: number;
                            barred?: number;
                            site: string;
                            day: string;
                            version: number;
                            packageId?: string;
                            member?: string;
                            department?: string;
                            station?: string;
                            room?: string;
                            choice?: string;
                            /** @enum {unknown} */
                            pregnancy?: "no" | "possible" | "pregnant";
                            /** @enum {boolean} */
                            askPregnancy?: true;
                            items: {
                                id: string;
                                name: string;
                                station: string;
                                stationName: string;
                                state: "todo" | "done" | "declined" | "removed";
                                barred?: {
                                    /** @enum {unknown} */
                                    code: "pregnant" | "possibly-pregnant" | "pregnancy-unasked" | "exclusive";
                                    names?: string[];
                                };
                            }[];
                            lines: {
                                /** @enum {unknown} */
                                kind: "package" | "group" | "item";
                                ref: string;
                                name: string;
                                nameEn: string;
                                items: string[];
                                listFen: number;
                                discountFen: number;
                                /** @enum {unknown} */
                                payer: "self" | "employer";
                            }[];
                            totals: {
                                selfFen: number;
                                employerFen: number;
                                discountFen: number;
                                dueFen: number;
                            };
                            plates: string[];
                            reasons: {
                                /** @enum {unknown} */
                                kind: "override" | "discount" | "cancel";
                                reason: string;
                                warnings?: string[];
                                by: string;
                                at: string;
                            }[];
                            guideSheet: {
                                hospital: string;
                                siteName: string;
                                siteNameEn: string;
                                day: string;
                                ticket: string;
                                visit: string;
                                name?: string;
                                /** @enum {unknown} */
                                sex?: "M" | "F";
                                age?: number;
                                className: string;
                                packageName: string;
                                guideUrl: string;
                                items: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    station: string;
                                    stationName: string;
                                    rooms: string[];
                                    floor: string;
                                    /** @enum {boolean} */
                                    fasting?: true;
                                    prepHint?: string;
                                    prepHintEn?: string;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}/pregnancy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Note what she says about pregnancy; what is not done then is not called */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        answer: "no" | "possible" | "pregnant";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            visit: string;
                            ticket?: string;
                            person: string;
                            name: string;
                            sex: "M" | "F";
                            age: number;
                            /** @enum {boolean} */
                            vvip?: true;
                            class: string;
                            examType: string;
                            packageName: string;
                            employerName?: string;
                            appointment?: number;
                            state: ("expected" | "free" | "bound" | "called" | "serving" | "away" | "finished") | "pending" | "left" | "cancelled";
                            awayReason?: "absent" | "elsewhere" | "held" | "nurse";
                            done: number;
                            total: number;
                            barred?: number;
                            site: string;
                            day: string;
                            version: number;
                            packageId?: string;
                            member?: string;
                            department?: string;
                            station?: string;
                            room?: string;
                            choice?: string;
                            /** @enum {unknown} */
                            pregnancy?: "no" | "possible" | "pregnant";
                            /** @enum {boolean} */
                            askPregnancy?: true;
                            items: {
                                id: string;
                                name: string;
                                station: string;
                                stationName: string;
                                state: "todo" | "done" | "declined" | "removed";
                                barred?: {
                                    /** @enum {unknown} */
                                    code: "pregnant" | "possibly-pregnant" | "pregnancy-unasked" | "exclusive";
                                    names?: string[];
                                };
                            }[];
                            lines: {
                                /** @enum {unknown} */
                                kind: "package" | "group" | "item";
                                ref: string;
                                name: string;
                                nameEn: string;
                                items: string[];
                                listFen: number;
                                discountFen: number;
                                /** @enum {unknown} */
                                payer: "self" | "employer";
                            }[];
                            totals: {
                                selfFen: number;
                                employerFen: number;
                                discountFen: number;
                                dueFen: number;
                            };
                            plates: string[];
                            reasons: {
                                /** @enum {unknown} */
                                kind: "override" | "discount" | "cancel";
                                reason: string;
                                warnings?: string[];
                                by: string;
                                at: string;
                            }[];
                            guideSheet: {
                                hospital: string;
                                siteName: string;
                                siteNameEn: string;
                                day: string;
                                ticket: string;
                                visit: string;
                                name?: string;
                                /** @enum {unknown} */
                                sex?: "M" | "F";
                                age?: number;
                                className: string;
                                packageName: string;
                                guideUrl: string;
                                items: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    station: string;
                                    stationName: string;
                                    rooms: string[];
                                    floor: string;
                                    /** @enum {boolean} */
                                    fasting?: true;
                                    prepHint?: string;
                                    prepHintEn?: string;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a cancellation back on its day; ticket and waiting time stay */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        version: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            visit: string;
                            ticket?: string;
                            person: string;
                            name: string;
                            sex: "M" | "F";
                            age: number;
                            /** @enum {boolean} */
                            vvip?: true;
                            class: string;
                            examType: string;
                            packageName: string;
                            employerName?: string;
                            appointment?: number;
                            state: ("expected" | "free" | "bound" | "called" | "serving" | "away" | "finished") | "pending" | "left" | "cancelled";
                            awayReason?: "absent" | "elsewhere" | "held" | "nurse";
                            done: number;
                            total: number;
                            barred?: number;
                            site: string;
                            day: string;
                            version: number;
                            packageId?: string;
                            member?: string;
                            department?: string;
                            station?: string;
                            room?: string;
                            choice?: string;
                            /** @enum {unknown} */
                            pregnancy?: "no" | "possible" | "pregnant";
                            /** @enum {boolean} */
                            askPregnancy?: true;
                            items: {
                                id: string;
                                name: string;
                                station: string;
                                stationName: string;
                                state: "todo" | "done" | "declined" | "removed";
                                barred?: {
                                    /** @enum {unknown} */
                                    code: "pregnant" | "possibly-pregnant" | "pregnancy-unasked" | "exclusive";
                                    names?: string[];
                                };
                            }[];
                            lines: {
                                /** @enum {unknown} */
                                kind: "package" | "group" | "item";
                                ref: string;
                                name: string;
                                nameEn: string;
                                items: string[];
                                listFen: number;
                                discountFen: number;
                                /** @enum {unknown} */
                                payer: "self" | "employer";
                            }[];
                            totals: {
                                selfFen: number;
                                employerFen: number;
                                discountFen: number;
                                dueFen: number;
                            };
                            plates: string[];
                            reasons: {
                                /** @enum {unknown} */
                                kind: "override" | "discount" | "cancel";
                                reason: string;
                                warnings?: string[];
                                by: string;
                                at: string;
                            }[];
                            guideSheet: {
                                hospital: string;
                                siteName: string;
                                siteNameEn: string;
                                day: string;
                                ticket: string;
                                visit: string;
                                name?: string;
                                /** @enum {unknown} */
                                sex?: "M" | "F";
                                age?: number;
                                className: string;
                                packageName: string;
                                guideUrl: string;
                                items: {
                                    id: string;
                                    name: string;
                                    nameEn: string;
                                    station: string;
                                    stationName: string;
                                    rooms: string[];
                                    floor: string;
                                    /** @enum {boolean} */
                                    fasting?: true;
                                    prepHint?: string;
                                    prepHintEn?: string;
                                }[];
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/voice/played": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a display has played */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        sound: "ready" | "blocked";
                        back?: boolean;
                        reports: {
                            id: string;
                            /** @enum {unknown} */
                            state: "started" | "finished" | "failed";
                            why?: string;
                        }[];
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/voice/sites/{site}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What zones say */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    site: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            at: number;
                            zones: {
                                zone: string;
                                settings: {
                                    on: boolean;
                                    volume: number;
                                    /** @enum {unknown} */
                                    second: "none" | "en" | "yue";
                                    repeat: number;
                                    door: boolean;
                                    passed: boolean;
                                    quiet?: {
                                        from: string;
                                        to: string;
                                        /** @enum {unknown} */
                                        mode: "chime" | "text" | "soft";
                                        volume: number;
                                    };
                                };
                                /** @enum {unknown} */
                                mode: "speak" | "soft" | "chime" | "text" | "muted" | "off";
                                mutedUntil?: number;
                                displays: number;
                                blocked: number;
                                now?: {
                                    id: string;
                                    zone: string;
                                    /** @enum {unknown} */
                                    urgency: "urgent" | "recall" | "call" | "notice" | "passed" | "door";
                                    at: number;
                                    endedAt?: number;
                                    ticket?: string;
                                    room?: string;
                                    text: {
                                        zh: string;
                                        en: string;
                                    };
                                    /** @enum {unknown} */
                                    outcome: "waiting" | "speaking" | "played" | "missed" | "skipped" | "silent" | "cancelled";
                                    why?: string;
                                    by?: string;
                                    notice?: string;
                                };
                                waiting: {
                                    id: string;
                                    zone: string;
                                    /** @enum {unknown} */
                                    urgency: "urgent" | "recall" | "call" | "notice" | "passed" | "door";
                                    at: number;
                                    endedAt?: number;
                                    ticket?: string;
                                    room?: string;
                                    text: {
                                        zh: string;
                                        en: string;
                                    };
                                    /** @enum {unknown} */
                                    outcome: "waiting" | "speaking" | "played" | "missed" | "skipped" | "silent" | "cancelled";
                                    why?: string;
                                    by?: string;
                                    notice?: string;
                                }[];
                                last: {
                                    id: string;
                                    zone: string;
                                    /** @enum {unknown} */
                                    urgency: "urgent" | "recall" | "call" | "notice" | "passed" | "door";
                                    at: number;
                                    endedAt?: number;
                                    ticket?: string;
                                    room?: string;
                                    text: {
                                        zh: string;
                                        en: string;
                                    };
                                    /** @enum {unknown} */
                                    outcome: "waiting" | "speaking" | "played" | "missed" | "skipped" | "silent" | "cancelled";
                                    why?: string;
                                    by?: string;
                                    notice?: string;
                                }[];
                            }[];
                            notices: {
                                notice: string;
                                text: {
                                    zh: string;
                                    en: string;
                                };
                                zones: string[];
                                urgent: boolean;
                                times: number;
                                given: number;
                            }[];
                            voices: {
                                /** @enum {unknown} */
                                name: "azure" | "espeak-ng" | "browser";
                                /** @enum {unknown} */
                                state: "ready" | "resting" | "absent" | "off";
                                languages: ("zh" | "en" | "yue")[];
                                lastMs?: number;
                                failure?: string;
                                restsMs?: number;
                            }[];
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/voice/sites/{site}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say a notice */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    site: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        zones: string[];
                        text: {
                            zh: string;
                            en?: string;
                        };
                        urgent: boolean;
                        times: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            notice: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/voice/sites/{site}/notices/{notice}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a notice back */
        delete: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    site: string;
                    notice: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/voice/sites/{site}/zones/{zone}/mute": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Mute a zone for a while */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    site: string;
                    zone: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        minutes: number;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/voice/sites/{site}/zones/{zone}/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a zone up */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    site: string;
                    zone: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        on: boolean;
                        volume: number;
                        /** @enum {unknown} */
                        second: "none" | "en" | "yue";
                        repeat: number;
                        door: boolean;
                        passed: boolean;
                        quiet?: {
                            from: string;
                            to: string;
                            /** @enum {unknown} */
                            mode: "chime" | "text" | "soft";
                            volume: number;
                        };
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/voice/sites/{site}/zones/{zone}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Say the test sentence */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    site: string;
                    zone: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {unknown} */
                        on: "displays" | "here";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            text: {
                                zh: string;
                                en: string;
                            };
                            /** @enum {unknown} */
                            second: "none" | "en" | "yue";
                            volume: number;
                            audio: string[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vvip/access": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who may see which VVIP, and every break-glass, the latest first */
        get: {
            parameters: {
                query?: {
                    kind?: "grant" | "break-glass";
                    user?: string;
                    person?: string;
                    open?: boolean;
                    before?: number;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            access: {
                                id: string;
                                /** @enum {unknown} */
                                kind: "grant" | "break-glass";
                                user: string;
                                userName: string;
                                person: string;
                                personNo?: number;
                                reason: string;
                                by: string;
                                /** Format: date-time */
                                at: string;
                                /** Format: date-time */
                                until?: string;
                                /** Format: date-time */
                                endedAt?: string;
                                open: boolean;
                                seenBy?: string;
                                /** Format: date-time */
                                seenAt?: string;
                            }[];
                            next?: number;
                        };
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vvip/access/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take it back */
        delete: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {unknown} */
                            kind: "grant" | "break-glass";
                            user: string;
                            userName: string;
                            person: string;
                            personNo?: number;
                            reason: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            until?: string;
                            /** Format: date-time */
                            endedAt?: string;
                            open: boolean;
                            seenBy?: string;
                            /** Format: date-time */
                            seenAt?: string;
                        };
                    };
                };
            };
        };
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vvip/access/{id}/seen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Note that a break-glass was looked at */
        post: {
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
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {unknown} */
                            kind: "grant" | "break-glass";
                            user: string;
                            userName: string;
                            person: string;
                            personNo?: number;
                            reason: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            until?: string;
                            /** Format: date-time */
                            endedAt?: string;
                            open: boolean;
                            seenBy?: string;
                            /** Format: date-time */
                            seenAt?: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vvip/break-glass": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** See one VVIP for half an hour, with a reason others read */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        key: {
                            person: string;
                        } | {
                            visit: string;
                        } | {
                            idNumber: string;
                        };
                        reason: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {unknown} */
                            kind: "grant" | "break-glass";
                            user: string;
                            userName: string;
                            person: string;
                            personNo?: number;
                            reason: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            until?: string;
                            /** Format: date-time */
                            endedAt?: string;
                            open: boolean;
                            seenBy?: string;
                            /** Format: date-time */
                            seenAt?: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/vvip/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let somebody see a VVIP */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        user: string;
                        person: string;
                        reason: string;
                        /** Format: date-time */
                        until?: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            /** @enum {unknown} */
                            kind: "grant" | "break-glass";
                            user: string;
                            userName: string;
                            person: string;
                            personNo?: number;
                            reason: string;
                            by: string;
                            /** Format: date-time */
                            at: string;
                            /** Format: date-time */
                            until?: string;
                            /** Format: date-time */
                            endedAt?: string;
                            open: boolean;
                            seenBy?: string;
                            /** Format: date-time */
                            seenAt?: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file of a playlist */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    file: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/voice/{file}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A rendered announcement */
        get: {
            parameters: {
                query?: {
                    l?: "zh" | "en" | "yue";
                    t?: string;
                    s?: string;
                };
                header?: never;
                path: {
                    file: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
};
export type webhooks = Record<string, never>;
export type components = {
    schemas: never;
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
};
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
