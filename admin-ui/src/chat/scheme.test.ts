import { expect, test, vi } from 'vitest';
import { followScheme } from './scheme';

test('icons are drawn again when the theme changes', async () => {
  const icon = Object.assign(document.createElement('converse-icon'), { requestUpdate: vi.fn() });
  document.body.replaceChildren(icon);
  const dark = new EventTarget();
  followScheme(dark as MediaQueryList);
  expect(icon.requestUpdate).not.toHaveBeenCalled();
  dark.dispatchEvent(new Event('change'));
  await vi.waitFor(() => { expect(icon.requestUpdate).toHaveBeenCalledOnce(); });
});
