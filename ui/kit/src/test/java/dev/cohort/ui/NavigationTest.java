package dev.cohort.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NavigationTest {
    private static NavSource giving(NavGroup... groups) {
        return () -> List.of(groups);
    }

    @Test
    void modulesThatNameTheSameGroupStandInOne() {
        var navigation = new Navigation(List.of(
                giving(new NavGroup("nav.sales", 2, List.of(NavItem.of("deals", Icon.DEAL, "deals", 20)))),
                giving(new NavGroup("nav.sales", 1, List.of(NavItem.of("leads", Icon.PEOPLE, "leads", 10))))));
        assertThat(navigation.groups()).hasSize(1);
        assertThat(navigation.items()).extracting(NavItem::path).containsExactly("leads", "deals");
    }

    @Test
    void aGroupWithNothingToOpenIsNotShown() {
        var navigation = new Navigation(List.of(giving(new NavGroup("nav.centre", 1, List.of()))));
        assertThat(navigation.groups()).isEmpty();
    }
}
