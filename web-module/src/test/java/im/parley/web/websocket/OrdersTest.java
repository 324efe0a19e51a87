package im.parley.web.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import im.parley.web.websocket.Orders.Order;
import im.parley.web.websocket.Orders.Order.Signal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private final List<Runnable> woken = new ArrayList<>();
    private final Orders orders = new Orders(woken::add, () -> {});

    private List<Order> taken() {
        List<Order> taken = new ArrayList<>();
        orders.begin();
        for (Order order = orders.next(); order != null; order = orders.next()) {
            taken.add(order);
        }
        return taken;
    }

    @Test
    void theThreadIsWokenOnceForWhatIsAskedWhileItIsBusy() {
        orders.put(Signal.PAUSE);
        orders.put(Signal.RESUME);
        assertThat(woken).hasSize(1);
        assertThat(taken()).containsExactly(Signal.PAUSE, Signal.RESUME);
        orders.put(Signal.CLOSE);
        assertThat(woken).hasSize(2);
    }

    @Test
    void itIsWokenAtTheEndOfWhatIsAskedTogether() {
        orders.together(() -> {
            orders.put(Signal.PAUSE);
            orders.put(Signal.RESUME);
            assertThat(woken).isEmpty();
        });
        assertThat(woken).hasSize(1);
        assertThat(taken()).containsExactly(Signal.MANY, Signal.PAUSE, Signal.RESUME, Signal.DONE);
    }

    @Test
    void alsoWhenThatFails() {
        assertThatThrownBy(() -> orders.together(() -> {
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(woken).hasSize(1);
        assertThat(taken()).containsExactly(Signal.MANY, Signal.DONE);
    }
}
