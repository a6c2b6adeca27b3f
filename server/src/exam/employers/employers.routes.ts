import { Id } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, type App } from '../../platform/http/index.ts';
import {
  Department,
  DepartmentChange,
  DepartmentGiven,
  Employer,
  EmployerChange,
  EmployerGiven,
  EmployerRow,
  page,
} from './employers.schemas.ts';
import type { Employers } from './employers.service.ts';

const readers = { access: { may: 'employer.read' } } as const;
const writers = { access: { may: 'employer.write' } } as const;
const tags = ['employers'];
const params = Type.Object({ employer: Id });

/** /api/employers, their departments below. */
export function employerRoutes(app: App, employers: Employers): void {
  app.get(
    '/api/employers',
    {
      schema: {
        querystring: Type.Object({
          query: Type.Optional(Type.String({ maxLength: 60 })),
          ...page,
        }),
        response: {
          200: Type.Object({ employers: Type.Array(EmployerRow), next: Type.Optional(Id) }),
        },
        tags,
        summary: 'Employers, newest first, by name or initials',
      },
      config: readers,
    },
    (request) => employers.list(request.query, actorOf(request)),
  );

  app.post(
    '/api/employers',
    {
      schema: {
        body: EmployerGiven,
        response: { 201: Employer },
        tags,
        summary: 'Add an employer',
      },
      config: writers,
    },
    async (request, reply) =>
      reply.code(201).send(await employers.add(request.body, actorOf(request))),
  );

  app.get(
    '/api/employers/:employer',
    {
      schema: { params, response: { 200: Employer }, tags, summary: 'One employer' },
      config: readers,
    },
    (request) => employers.get(request.params.employer, actorOf(request)),
  );

  app.put(
    '/api/employers/:employer',
    {
      schema: {
        params,
        body: EmployerChange,
        response: { 200: Employer },
        tags,
        summary: 'Change an employer; `version` is the one that was read',
      },
      config: writers,
    },
    (request) => employers.change(request.params.employer, request.body, actorOf(request)),
  );

  departmentRoutes(app, employers);
  liaisonRoutes(app, employers);
}

const LiaisonList = Type.Object({
  liaisons: Type.Array(Type.Object({ id: Id, name: Type.String(), bound: Type.Boolean() })),
});

function liaisonRoutes(app: App, employers: Employers): void {
  const config = { access: { may: 'employer.bind-liaison' } } as const;
  app.get(
    '/api/employers/:employer/liaisons',
    {
      schema: {
        params,
        response: { 200: LiaisonList },
        tags,
        summary: 'Who looks after an employer, and who might',
      },
      config,
    },
    async (request) => ({
      liaisons: await employers.liaisons(request.params.employer, actorOf(request)),
    }),
  );

  app.put(
    '/api/employers/:employer/liaisons',
    {
      schema: {
        params,
        body: Type.Object(
          { liaisons: Type.Array(Id, { maxItems: 50, uniqueItems: true }) },
          { additionalProperties: false },
        ),
        response: { 200: LiaisonList },
        tags,
        summary: 'Say who looks after an employer',
      },
      config,
    },
    async (request) => {
      const { employer } = request.params;
      const bound = await employers.bindLiaisons(employer, request.body.liaisons, actorOf(request));
      return { liaisons: bound };
    },
  );
}

function departmentRoutes(app: App, employers: Employers): void {
  const one = Type.Object({ employer: Id, department: Id });

  app.get(
    '/api/employers/:employer/departments',
    {
      schema: {
        params,
        response: { 200: Type.Object({ departments: Type.Array(Department) }) },
        tags,
        summary: 'The departments of an employer, as a tree by `parent`',
      },
      config: readers,
    },
    async (request) => ({
      departments: await employers.departments(request.params.employer, actorOf(request)),
    }),
  );

  app.post(
    '/api/employers/:employer/departments',
    {
      schema: {
        params,
        body: DepartmentGiven,
        response: { 201: Department },
        tags,
        summary: 'Add a department',
      },
      config: writers,
    },
    async (request, reply) => {
      const { employer } = request.params;
      const added = await employers.addDepartment(employer, request.body, actorOf(request));
      return reply.code(201).send(added);
    },
  );

  app.put(
    '/api/employers/:employer/departments/:department',
    {
      schema: {
        params: one,
        body: DepartmentChange,
        response: { 200: Department },
        tags,
        summary: 'Rename a department',
      },
      config: writers,
    },
    (request) => {
      const { employer, department } = request.params;
      return employers.renameDepartment(employer, department, request.body, actorOf(request));
    },
  );

  app.delete(
    '/api/employers/:employer/departments/:department',
    {
      schema: { params: one, tags, summary: 'Remove a department that has nothing below it' },
      config: writers,
    },
    async (request, reply) => {
      const { employer, department } = request.params;
      await employers.removeDepartment(employer, department, actorOf(request));
      return reply.code(204).send();
    },
  );
}
