<#ftl output_format="plainText">
<#assign centre = (user.attributes.centre)!realmName>
${msg("inviteGreeting", user.firstName!"")}

${msg("inviteText", centre)}

${msg("inviteButton")}: ${link}

${msg("inviteValid", linkExpirationFormatter(linkExpiration), user.email!user.username)}

${msg("inviteUnexpected")}
