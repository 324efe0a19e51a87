import js from '@eslint/js';
import accessible from 'eslint-plugin-jsx-a11y';
import hooks from 'eslint-plugin-react-hooks';
import typescript from 'typescript-eslint';

/** Words in the markup, or in attributes that are read: short forms in capitals are the same in all languages. */
const UNTRANSLATED = [
  'JSXText[value=/^(?!\\s*Parley\\s*$).*[A-Za-z]{2}/s]',
  'JSXElement > JSXExpressionContainer > Literal[value=/[A-Za-z]{2}/]',
  'JSXAttribute[name.name=/^(alt|aria-label|description|help|label|lead|text|title|titleText)$/] > Literal[value=/^(?!Parley$).*[a-z]{2}/s]',
];

export default typescript.config(
  { ignores: ['target', 'node_modules', 'src/api/schema.d.ts'] },
  js.configs.recommended,
  ...typescript.configs.strict,
  accessible.flatConfigs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      eqeqeq: 'error',
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['**/*.tsx'],
    ignores: ['**/*.test.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]',
          message: 'What others wrote is text, never markup.',
        },
        ...UNTRANSLATED.map((selector) => ({ selector, message: 'What is read stands in the catalogues.' })),
      ],
    },
  },
);
