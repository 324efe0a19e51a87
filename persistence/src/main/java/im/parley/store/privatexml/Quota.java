package im.parley.store.privatexml;

/**
 * How much an account may keep.
 *
 * @param names fragments
 * @param characters of text, in all fragments together
 */
public record Quota(int names, int characters) {}
