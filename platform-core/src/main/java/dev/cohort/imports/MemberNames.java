package dev.cohort.imports;

import dev.cohort.person.PersonRules;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The members that records can belong to, by what files call them: e-mail address, name, or a first name only one has. */
public final class MemberNames {
    private static final String ALL = """
            select m.id, m.email, m.name, m.team_id, (
                select mb.branch_id from member_branch mb join branch b on b.id = mb.branch_id
                where mb.member_id = m.id order by b.created_at, b.id limit 1) as branch_id
            from member m
            where m.status <> 'INACTIVE'
            order by m.created_at, m.id
            """;

    private final Map<String, Member> known = new HashMap<>();

    /** A member and where their records belong. */
    public record Member(
            UUID id,
            String email,
            String name,
            @Nullable UUID teamId,
            @Nullable UUID branchId) {}

    public MemberNames(List<Member> members) {
        Set<String> shared = new HashSet<>();
        for (Member member : members) {
            String name = PersonRules.fold(member.name().strip());
            add(name, member, shared);
            int space = name.indexOf(' ');
            if (space > 0) add(name.substring(0, space), member, shared);
        }
        shared.forEach(known::remove);
        members.forEach(member -> known.put(PersonRules.fold(member.email()), member));
    }

    public static MemberNames of(Handle handle) {
        return new MemberNames(handle.createQuery(ALL).mapTo(Member.class).list());
    }

    private void add(String name, Member member, Set<String> shared) {
        if (known.putIfAbsent(name, member) != null) shared.add(name);
    }

    public Optional<Member> find(String said) {
        return Optional.ofNullable(known.get(PersonRules.fold(said.strip())));
    }
}
