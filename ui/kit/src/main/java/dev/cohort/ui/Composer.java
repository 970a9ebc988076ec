package dev.cohort.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** Where a note or a message is written: channels as tabs, text, what stands beside the button. Ctrl Enter sends. */
public class Composer extends Div {
    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Div tabs = Parts.div("ct");
    private final TextArea text = new TextArea();
    private final Div beside = Parts.div("row grow");
    private final Button send;
    private String channel = "";

    private record Channel(NativeButton tab, String placeholder, String action, String refusal) {}

    /** @param send gets the channel's id and the text */
    public Composer(BiConsumer<String, String> send) {
        addClassName("cmp");
        this.send = Action.small(Action.primary("", () -> {
            if (text.isEmpty()) return;
            send.accept(channel, text.getValue());
            text.clear();
        }));
        text.setWidthFull();
        text.addClassName("cx");
        text.getElement()
                .addEventListener("keydown", event -> this.send.click())
                .setFilter("event.key === 'Enter' && (event.ctrlKey || event.metaKey)");
        add(tabs, text, Parts.div("cf", beside, Parts.span("xs t3", Words.of("composer.key")), this.send));
    }

    /**
     * @param refusal why this channel cannot be used, such as missing consent; empty where it can
     */
    public Composer channel(String id, Icon icon, String words, String placeholder, String action, String refusal) {
        NativeButton tab = Parts.button("", () -> select(id), icon.create(Icon.Size.SMALL), new Span(words));
        channels.put(id, new Channel(tab, placeholder, action, refusal));
        tabs.add(tab);
        if (channel.isEmpty()) select(id);
        return this;
    }

    /** What stands beside the button, such as consent. */
    public Composer beside(Component... parts) {
        beside.removeAll();
        beside.add(parts);
        return this;
    }

    public final void select(String id) {
        Channel chosen = channels.get(id);
        if (chosen == null) return;
        channel = id;
        channels.forEach((name, other) -> {
            other.tab().setClassName("on", name.equals(id));
            other.tab().getElement().setAttribute("aria-pressed", String.valueOf(name.equals(id)));
        });
        text.setPlaceholder(chosen.placeholder());
        text.setAriaLabel(chosen.placeholder());
        text.setHelperText(chosen.refusal());
        text.setEnabled(chosen.refusal().isEmpty());
        send.setText(chosen.action());
        send.setEnabled(chosen.refusal().isEmpty());
    }
}
