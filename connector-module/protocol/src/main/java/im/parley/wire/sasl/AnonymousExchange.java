package im.parley.wire.sasl;

/** ANONYMOUS, RFC 4505 and XEP-0175. What the client tells of itself is ignored. */
public final class AnonymousExchange implements Exchange {
    @Override
    public Step respond(byte[] fromClient) {
        return new Step.Success("", "", NOTHING);
    }
}
