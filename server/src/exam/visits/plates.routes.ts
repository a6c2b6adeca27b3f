import { Day, Id } from '@daozhen/protocol';
import Type from 'typebox';
import { actorOf, type App } from '../../platform/http/index.ts';
import { attachment, sheetTypes } from '../../platform/sheets/index.ts';
import type { Plates } from './plates.service.ts';

/** GET /api/visits/plates.xlsx */
export function plateRoutes(app: App, plates: Plates): void {
  app.get(
    '/api/visits/plates.xlsx',
    {
      schema: {
        querystring: Type.Object({ site: Id, from: Day, to: Day }),
        produces: [sheetTypes.xlsx],
        tags: ['visits'],
        summary: 'Number plates of the VIPs of some days, as a workbook',
      },
      config: { access: { may: 'plate.export' } },
      serializerCompiler: () => (data) => data as string,
    },
    async (request, reply) => {
      const { site, from, to } = request.query;
      const bytes = await plates.workbook(site, from, to, actorOf(request));
      return reply
        .type(sheetTypes.xlsx)
        .header('content-disposition', attachment(`VIP车牌-${from}-${to}.xlsx`))
        .header('cache-control', 'no-store')
        .send(Buffer.from(bytes));
    },
  );
}
