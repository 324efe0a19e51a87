package im.parley.web.monitoring;

import im.parley.wire.addr.AddressBlock;
import java.net.InetAddress;
import java.util.List;

/** From which addresses something may be read. */
final class Readers {
    private final List<AddressBlock> blocks;

    /** @throws IllegalArgumentException when one of them is no address and no block */
    Readers(List<String> blocks) {
        this.blocks = blocks.stream().map(AddressBlock::of).toList();
    }

    boolean include(String address) {
        int zone = address.indexOf('%'); // of a link-local address of IPv6
        try {
            InetAddress reader = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone));
            return blocks.stream().anyMatch(block -> block.contains(reader));
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
