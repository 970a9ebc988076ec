package dev.cohort.ui;

import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasStyle;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.shared.Registration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The keyboard of a page: single letters ({@code c}, {@code /}, {@code ?}), sequences ({@code g l}) and chords
 * ({@code ctrl+k}, {@code ctrl+z}). Letters do nothing while somebody types in a field.
 */
@Tag("cohort-keys")
@JavaScript("context://cohort/kit.js")
public class Keys extends Component implements HasStyle {
    private final Map<String, Binding> bindings = new LinkedHashMap<>();
    private final Map<String, String> hints = new LinkedHashMap<>();

    /** What a key does, in words for the help; on every page, or on the one at hand. */
    private record Binding(String words, boolean everywhere, Runnable action) {}

    Keys() {
        getStyle().set("display", "none");
        addAttachListener(event -> getElement().executeJs("window.Cohort.keys(this)"));
    }

    /** The keys of the page at hand. */
    public static Keys current() {
        UI page = UI.getCurrent();
        Keys keys = ComponentUtil.getData(page, Keys.class);
        if (keys == null) {
            keys = new Keys();
            ComponentUtil.setData(page, Keys.class, keys);
            page.add(keys);
        }
        return keys;
    }

    /** Lets a key do something for as long as a component is on the page. */
    public static void on(Component component, String key, String words, Runnable action) {
        boolean everywhere = component instanceof Shell;
        whileAttached(component, () -> current().bind(key, new Binding(words, everywhere, action)));
    }

    /** Tells in the help of a key that a component listens to by itself, such as a grid to its arrows. */
    public static void hint(Component component, String key, String words) {
        whileAttached(component, () -> {
            Map<String, String> all = current().hints;
            all.put(key, words);
            return () -> all.remove(key, words);
        });
    }

    private static void whileAttached(Component component, Supplier<Registration> binder) {
        component.addAttachListener(event -> {
            Registration bound = binder.get();
            component.addDetachListener(gone -> {
                bound.remove();
                gone.unregisterListener();
            });
        });
    }

    // The latest binding of a key wins.
    private Registration bind(String key, Binding binding) {
        bindings.put(key, binding);
        publish();
        return () -> {
            if (bindings.remove(key, binding)) publish();
        };
    }

    /** Keys of the page at hand, or of every page, and what they do, for the help. */
    Map<String, String> help(boolean everywhere) {
        Map<String, String> words = new LinkedHashMap<>();
        bindings.forEach((key, binding) -> {
            if (!binding.words().isEmpty() && binding.everywhere() == everywhere) words.put(key, binding.words());
        });
        if (!everywhere) words.putAll(hints);
        return words;
    }

    @ClientCallable
    void pressed(String key) {
        Binding binding = bindings.get(key);
        if (binding != null) binding.action().run();
    }

    private void publish() {
        getElement().setProperty("bound", String.join("\n", bindings.keySet()));
    }
}
