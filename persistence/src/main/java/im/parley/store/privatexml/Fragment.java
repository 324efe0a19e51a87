package im.parley.store.privatexml;

/**
 * What an account keeps under one name.
 *
 * @param namespace the namespace of the name
 * @param element the local part of the name
 * @param xml the text to keep; empty when nothing is to be kept any more
 */
public record Fragment(String namespace, String element, String xml) {}
