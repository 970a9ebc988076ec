<#macro emailLayout>
<!doctype html>
<html lang="${locale.language}" dir="${(ltr)?then('ltr','rtl')}">
<body style="margin:0;padding:24px 12px;background:#f4f5f6;color:#15181c;font:15px/1.5 system-ui,'Segoe UI','Helvetica Neue',Arial,sans-serif">
<div style="max-width:480px;margin:0 auto;padding:24px;border:1px solid #e7e9ec;border-radius:10px;background:#fff">
<#nested>
</div>
</body>
</html>
</#macro>

<#macro button link label>
<p style="margin:20px 0"><a href="${link}" style="display:inline-block;padding:10px 18px;border-radius:7px;background:#0c7489;color:#fff;font-weight:600;text-decoration:none">${label}</a></p>
</#macro>
