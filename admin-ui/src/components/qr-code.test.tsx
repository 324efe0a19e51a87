import { render, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import { QrCode } from './qr-code';

test('a code is a picture with a name, and room around it', () => {
  render(<QrCode text="xmpp:juliet@capulet.example" label="The address" />);
  const code = screen.getByRole('img', { name: 'The address' });
  const size = Number(code.getAttribute('viewBox')?.split(' ')[2]);
  expect((size - 8 - 17) % 4).toBe(0); // 17 modules and four for each version
  const corners = code.querySelector('.parley-code-dark')?.getAttribute('d');
  expect(corners?.startsWith('M4 4h1v1h-1z')).toBe(true);
});
