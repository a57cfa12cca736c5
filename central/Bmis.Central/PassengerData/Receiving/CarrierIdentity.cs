using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Bmis.Central.PassengerData.Receiving;

/// <summary>Knows a partner by its token (RFC 6750) or, where it has one, by its client certificate.</summary>
internal sealed class CarrierIdentity(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    PartnerStore partners,
    TimeProvider clock) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>The scheme, the policy and the claim with the partner's id.</summary>
    public const string Name = "carrier";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var (token, certificate) = (Token(), Certificate());
        if (token is null && certificate is null)
            return AuthenticateResult.NoResult();
        if (await partners.FindAsync(token, certificate, Context.RequestAborted) is not { } partner)
            return AuthenticateResult.Fail("Neither the token nor the certificate is known.");
        var identity = new ClaimsIdentity([new Claim(Name, partner)], Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }

    private byte[]? Token() =>
        Request.Headers[HeaderNames.Authorization].ToString() is { } header
        && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
            ? PartnerToken.DigestOf(header[Bearer.Length..].Trim())
            : null;

    private byte[]? Certificate() =>
        Context.Connection.ClientCertificate is { } certificate
        && clock.GetUtcNow() is var now && now >= certificate.NotBefore && now <= certificate.NotAfter
            ? SHA256.HashData(certificate.RawData)
            : null;
}
