package dev.retention.testing;

import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Gives jqwik the {@link Values} for {@code @ForAll} parameters. jqwik finds it by itself. */
public final class ValuesProvider implements ArbitraryProvider {

    /** Called by jqwik. */
    public ValuesProvider() {}

    @Override
    public boolean canProvideFor(TypeUsage targetType) {
        return targetType.getTypeArguments().isEmpty() && Values.types().contains(targetType.getRawType());
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage targetType, SubtypeProvider subtypeProvider) {
        return Set.of(Values.of(targetType.getRawType()));
    }
}
