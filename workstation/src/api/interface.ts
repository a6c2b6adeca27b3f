/** What the server's REST interface takes and answers; written by `npm run client`. */
export type paths = {
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
                                excludes?: ("pregnant" | "possibly-pregnant" | "lactating" | "menses")[];
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
                            day: string;
                            closing: boolean;
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
                query: {
                    after: number;
                    limit: number;
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
                    paper: "a4" | "a5";
                    language: "zh" | "en";
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
                                staff?: string;
                            };
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
                                staff?: string;
                            };
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
    "/api/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Today’s visits, newest first */
        get: {
            parameters: {
                query: {
                    site: string;
                    query?: string;
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
                                name?: string;
                                sex?: "M" | "F";
                                age?: number;
                                class: string;
                                packageName: string;
                                state: ("expected" | "free" | "bound" | "called" | "serving" | "away" | "finished") | "pending" | "left";
                                awayReason?: "absent" | "elsewhere" | "held" | "nurse";
                                done: number;
                                total: number;
                            }[];
                            total: number;
                        };
                    };
                };
            };
        };
        put?: never;
        /** Register a visit and check it in; repeat with the same Idempotency-Key */
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
                            idNumber?: string;
                            phone?: string;
                            vvip?: boolean;
                            /** @enum {unknown} */
                            language?: "en" | "yue";
                            conditions?: ("pregnant" | "possibly-pregnant" | "lactating" | "menses")[];
                        };
                        class: string;
                        packageId: string;
                        addItems?: string[];
                        removeItems?: string[];
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
    "/api/visits/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One visit with its guide sheet */
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
                            name?: string;
                            sex?: "M" | "F";
                            age?: number;
                            class: string;
                            packageName: string;
                            state: ("expected" | "free" | "bound" | "called" | "serving" | "away" | "finished") | "pending" | "left";
                            awayReason?: "absent" | "elsewhere" | "held" | "nurse";
                            done: number;
                            total: number;
                            station?: string;
                            room?: string;
                            choice?: string;
                            items: {
                                id: string;
                                name: string;
                                station: string;
                                stationName: string;
                                state: "todo" | "done" | "declined" | "removed";
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
