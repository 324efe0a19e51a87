import { expect, test } from 'vitest';
import { changes } from './settings';

const present = { 'max-users': 10, 'client-trust': ['a', 'b'], enabled: true, message: '' };

test('what is as it was is not sent', () => {
  expect(changes(present, { 'max-users': 10, enabled: true })).toEqual({});
});

test('what differs is sent', () => {
  expect(changes(present, { 'max-users': 11, enabled: false })).toEqual({ 'max-users': 11, enabled: false });
});

test('lists are compared without empty lines', () => {
  expect(changes(present, { 'client-trust': ['a', ' b ', ''] })).toEqual({});
  expect(changes(present, { 'client-trust': ['a', '', 'c'] })).toEqual({ 'client-trust': ['a', 'c'] });
  expect(changes(present, { 'client-trust': [''] })).toEqual({ 'client-trust': [] });
});

test('nothing and an empty text are the same', () => {
  expect(changes(present, { message: '', other: null })).toEqual({});
});

test('a number that was emptied is taken away', () => {
  expect(changes(present, { 'max-users': null })).toEqual({ 'max-users': null });
});
