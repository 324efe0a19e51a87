package im.parley.feature.pubsub.request;

/** Answers one kind of request, on the lane of the node that is asked about. */
@FunctionalInterface
interface UseCase {
    /**
     * Does what is asked for.
     *
     * @throws im.parley.wire.stanza.Refusal when that cannot be done
     */
    Outcome answer(Request request);
}
