package dev.cohort.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/** Where files may lie: in the tenant's database, and in an object store where the installation has one. */
@ApplicationScoped
class FileStores {
    private final DatabaseFiles database;
    private final Optional<ObjectFiles> objects;

    @Inject
    FileStores(DatabaseFiles database) {
        this(database, ObjectStore.ofInstallation().map(ObjectFiles::new));
    }

    FileStores(DatabaseFiles database, Optional<ObjectFiles> objects) {
        this.database = database;
        this.objects = objects;
    }

    /** Where new files go. */
    FileStore current() {
        return objects.<FileStore>map(store -> store).orElse(database);
    }

    /**
     * Where a file lies: what was kept before the installation had another store stays where it is.
     *
     * @throws IllegalStateException when the installation has no such store any more
     */
    FileStore named(String name) {
        if (name.equals(DatabaseFiles.NAME)) return database;
        return objects.orElseThrow(
                () -> new IllegalStateException(
                        "A file lies in the object store; set COHORT_FILES_S3_BUCKET and what belongs to it, and start again."));
    }

    Optional<ObjectFiles> objects() {
        return objects;
    }
}
