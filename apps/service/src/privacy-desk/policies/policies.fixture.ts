import { newId } from '#platform/ids';
import type { CastStaff, TestService } from '#testkit/service';

/** What changes, in three languages. */
export const changes = { zh: '更清楚地说明了保存期限。', en: 'Periods are clearer.', de: 'Fristen sind klarer.' };

/** Acts at the privacy desk as an officer does by hand. */
export function deskOf(world: TestService, officer: Pick<CastStaff, 'staffId'>) {
  const ask = (path: string, json?: unknown, method?: string) => world.asStaff(officer, path, { json, method });
  const draft = async (draftId: string) => (await ask(`/api/desk/policy-drafts/${draftId}?language=zh`)).body;
  return {
    ask,
    draft,
    list: async () => (await ask('/api/desk/policies')).body,
    async prepare(more: object = { purpose: 'version' }) {
      const draftId = newId();
      const { status, body } = await ask('/api/desk/policy-drafts', { draftId, ...more });
      return { status, body, draftId };
    },
    async publish(draftId: string, more: object = {}) {
      const { draft: one } = await draft(draftId);
      const shown = one.texts.map(({ sha256 }: { sha256: string }) => sha256);
      return ask(
        `/api/desk/policy-drafts/${draftId}/publication`,
        { effectiveAt: null, changes, shown, ...more },
        'PUT',
      );
    },
    importText(draftId: string, bytes: Uint8Array, place = 'policy/zh') {
      return fetch(`${world.url}/api/desk/policy-drafts/${draftId}/texts/${place}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/octet-stream', origin: world.url },
        body: bytes as never,
      });
    },
  };
}
