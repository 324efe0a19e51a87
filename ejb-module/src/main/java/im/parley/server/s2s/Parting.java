package im.parley.server.s2s;

import im.parley.wire.stanza.FirstLevel;
import im.parley.wire.stanza.Stanza;
import im.parley.wire.xml.Namespaces;

/**
 * This server has closed its side; what the other one had sent before it heard of that still counts (XEP-0190), unless it is
 * going to be sent again, as it cannot be acknowledged any more (XEP-0198).
 */
record Parting() implements RemoteState {
    @Override
    public RemoteState on(FirstLevel item, RemoteStream stream) {
        return switch (item) {
            case Stanza stanza when stream.acks().isCounting() -> this;
            case Stanza stanza -> {
                RemoteState next = new Talking(0).on(stanza, stream);
                yield next instanceof Over ? next : this;
            }
            case FirstLevel.Nonza nonza when nonza.element().name().namespace().equals(Namespaces.SM) ->
                stream.acks().on(nonza.element(), this);
            case FirstLevel.Close close -> stream.close();
            case FirstLevel.Fault fault -> stream.close();
            case FirstLevel other -> this;
        };
    }
}
