package dev.cohort.example;

import dev.cohort.access.Permission;
import dev.cohort.access.Scope;
import dev.cohort.module.MenuEntry;
import dev.cohort.module.PlatformModule;
import dev.cohort.module.Schedule;
import dev.cohort.module.Setting;
import java.util.List;
import java.util.Optional;

/** What the core is told of the notice board. */
public class ExampleModule extends PlatformModule {
    static final String READ = "notice:read";
    static final String POST = "notice:post";

    /** The batch job that clears the board: the name of its description in {@code META-INF/batch-jobs}. */
    static final String CLEARING = "example-clearing";

    /** Days after which a notice is taken down by itself. */
    static final Setting<Integer> DAYS_SHOWN = new Setting<>("example.days-shown", Integer.class, 30);

    @Override
    public String id() {
        return "example";
    }

    @Override
    public List<Class<?>> entities() {
        return List.of(Notice.class);
    }

    @Override
    public Optional<String> changelog() {
        return Optional.of("liquibase/example/changelog.xml");
    }

    @Override
    public List<Permission> permissions() {
        return List.of(
                Permission.named(READ)
                        .to(Scope.ALL, "owner", "admin", "manager", "sales", "desk", "teacher", "accountant"),
                Permission.named(POST).to(Scope.ALL, "owner", "admin", "manager"));
    }

    @Override
    public List<Setting<?>> settings() {
        return List.of(DAYS_SHOWN);
    }

    @Override
    public List<MenuEntry> menu() {
        return List.of(new MenuEntry("centre", "example.menu", "message", "notices", READ, 50, ""));
    }

    @Override
    public List<Schedule> schedules() {
        return List.of(new Schedule("example.expiry", "0 3 * * *"));
    }
}
