package dev.retention.audience;

import static java.util.Objects.requireNonNull;

import dev.retention.internal.Checks;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;

/**
 * Who is left out of a campaign so that its effect can be seen: a share of the customers, drawn from each one's key and a salt.
 *
 * <pre>
 * s = FNV-1a 64 of the salt's UTF-8 bytes
 * h = mix(mix(key + s) + s)            mix is the finaliser of SplitMix64
 * held out exactly if  (h &gt;&gt;&gt; 11) &lt; share · 2⁵³
 * </pre>
 *
 * <p>The draw depends on nothing else. It is the same on every machine and every day, it does not move when customers are added, and a larger
 * share holds out everybody that a smaller one does. Two salts draw independently, so give each campaign its own, and keep it for all waves of the
 * campaign.
 *
 * <p>A key in letters is hashed by FNV-1a itself. The customer {@code 42} and the customer {@code "42"} are two keys: use the one or
 * the other. A {@link dev.retention.activity.KeyIndex} numbers customers in the order in which they come, so there draw by the letters.
 *
 * <pre>{@code
 * var control = new ControlGroup(0.1, "spring-2027");
 * control.holdsOut("sara");
 * }</pre>
 *
 * @param share the share of the customers, in [0, 1]
 * @param salt the name of the campaign
 */
public record ControlGroup(double share, String salt) implements Serializable {

    private static final double TWO_53 = 0x1p53;

    /**
     * Checks the share.
     *
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public ControlGroup {
        Checks.inUnitInterval(share, "share");
        requireNonNull(salt, "salt");
    }

    /**
     * {@return whether a customer is held out}
     *
     * @param customer the customer's key
     */
    public boolean holdsOut(long customer) {
        long s = fnv1a(salt);
        return (mix(mix(customer + s) + s) >>> 11) < share * TWO_53;
    }

    /**
     * {@return whether a customer is held out}
     *
     * @param customer the customer's key in letters
     */
    public boolean holdsOut(String customer) {
        return holdsOut(fnv1a(requireNonNull(customer, "customer")));
    }

    private static long fnv1a(String text) {
        long hash = 0xCBF29CE484222325L;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x100000001B3L;
        }
        return hash;
    }

    private static long mix(long z) {
        long y = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        y = (y ^ (y >>> 27)) * 0x94D049BB133111EBL;
        return y ^ (y >>> 31);
    }
}
