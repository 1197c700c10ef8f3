/*
 * Not a comment of documentation.
 */
package com.example.orders;

import static java.util.stream.Collectors.*;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Keeps what customers ordered, by {@code id}.
 *
 * @param <T> what an order is about
 */
@SuppressWarnings("unchecked")
public final class Orders<T extends Comparable<T>> implements Iterable<T> {
    /** Most lines of one order. */
    public static final int LINES_MAX = 100;

    private final Map<String, List<T>> byId, archived;

    protected volatile boolean open = true;

    private final Runnable onClose = new Runnable() {
        @Override
        public void run() {
            open = false;
        }
    };

    static {
        System.loadLibrary("orders");
    }

    /** Makes an empty store. */
    public Orders(Map<String, List<T>> byId) {
        this.byId = byId;
        this.archived = Map.of();
    }

    /**
     * Finds an order.
     *
     * @throws IllegalStateException if closed
     */
    @Override
    public <R> R find(
            String id,
            Function<? super List<T>, ? extends R> then) throws IllegalStateException {
        class Local {
            void notShown() {}
        }
        return then.apply(byId.get(id));
    }

    @Deprecated
    native void flush();

    private static void log(String... words) {}

    /** How far an order is. */
    public enum Status {
        /** Accepts lines. */
        OPEN,
        PAID("paid") {
            @Override
            boolean isFinal() {
                return true;
            }
        };

        private final String word;

        Status(String... word) {
            this.word = String.join("", word);
        }

        boolean isFinal() {
            return false;
        }
    }

    /** One article and how many of it. */
    public record Line(String article, int count) {
        public Line {
            if (count < 0) throw new IllegalArgumentException();
        }

        double price() {
            return 0;
        }
    }

    sealed interface Pricer permits Fixed {
        String CURRENCY = "EUR";

        double price(String article);

        default boolean isFree(String article) {
            return price(article) == 0;
        }
    }

    private static final class Fixed implements Pricer {
        public double price(String article) {
            return 1;
        }
    }

    @interface Audited {
        String by() default "";
    }
}

class Helper {}
