import { z } from 'zod';
import type { Route } from './define.ts';

const json = (schema: z.ZodType, io: 'input' | 'output') => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
  return rest;
};

function parametersOf(route: Route) {
  const part = (schema: z.ZodType | undefined, place: 'path' | 'query') => {
    if (!schema) return [];
    const { properties = {}, required = [] } = json(schema, 'input') as {
      properties?: Record<string, unknown>;
      required?: string[];
    };
    return Object.entries(properties).map(([name, shape]) => ({
      name,
      in: place,
      required: place === 'path' || required.includes(name),
      schema: shape,
    }));
  };
  return [...part(route.params, 'path'), ...part(route.query, 'query')];
}

const securityOf = (route: Route) =>
  route.audience === 'public'
    ? []
    : ['customer', 'home', 'home-policies', 'region'].includes(route.audience)
      ? [{ bearer: [] }]
      : [{ staffSession: [] }];

function operationOf(route: Route) {
  return {
    operationId: route.id,
    tags: [route.tag],
    summary: route.summary,
    description: `Who may: ${route.may.join(', ')}.`,
    security: securityOf(route),
    parameters: parametersOf(route),
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: json(route.body, 'input') } } },
    }),
    responses: {
      [route.status]: {
        description: 'Success',
        ...(route.answer && { content: { 'application/json': { schema: json(route.answer, 'output') } } }),
      },
      default: {
        description: `A problem${route.problems ? `: ${route.problems.join(', ')}` : ''}`,
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
    'x-may': route.may,
    'x-audience': route.audience,
  };
}

/** The OpenAPI 3.1 document of a list of routes. */
export function openApiOf(routes: readonly Route[], info: { title: string; version: string }) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    paths[route.path] ??= {};
    (paths[route.path] as Record<string, unknown>)[route.method.toLowerCase()] = operationOf(route);
  }
  return {
    openapi: '3.1.0',
    info,
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'Issued by the home region.' },
        staffSession: { type: 'apiKey', in: 'cookie', name: 'staff_session' },
      },
      schemas: {
        Problem: {
          type: 'object',
          required: ['code', 'status', 'title'],
          properties: {
            code: { type: 'string' },
            status: { type: 'integer' },
            title: { type: 'string' },
            fields: { type: 'object', additionalProperties: { type: 'string' } },
            requestId: { type: 'string' },
            retryAfterSeconds: { type: 'integer' },
          },
        },
      },
    },
  };
}
