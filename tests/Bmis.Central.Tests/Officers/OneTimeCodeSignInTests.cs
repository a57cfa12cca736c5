using Bmis.Central.Officers;
using Bmis.Crossings.Duty;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.Central.Tests.Officers;

public sealed class OneTimeCodeSignInTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_account_with_codes_opens_only_with_a_fresh_one()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        await headquarters.AddAsync("kim", "", Roles.Officer);
        var secret = await Desk(headquarters).RenewCodeAsync("kim", Cancellation);
        Assert.NotNull(secret);
        var code = OneTimeCode.At(secret, headquarters.Clock.Now);
        Assert.False(await SignInAsync(headquarters, ""));
        Assert.False(await SignInAsync(headquarters, OneTimeCode.At(secret, headquarters.Clock.Now.AddMinutes(5))));
        Assert.True(await SignInAsync(headquarters, code));
        Assert.False(await SignInAsync(headquarters, code));
        headquarters.Clock.Now += TimeSpan.FromSeconds(30);
        var next = OneTimeCode.At(secret, headquarters.Clock.Now);
        var both = await Task.WhenAll(
            SignIns(headquarters).SignInAsync("kim", Headquarters.Password, next, Cancellation),
            SignIns(headquarters).SignInAsync("kim", Headquarters.Password, next, Cancellation));
        Assert.Single(both, person => person is not null);
    }

    [Fact]
    public async Task A_new_key_ends_the_old_codes_and_no_key_asks_none()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        await headquarters.AddAsync("kim", "", Roles.Officer);
        var old = await Desk(headquarters).RenewCodeAsync("kim", Cancellation);
        await Desk(headquarters).RenewCodeAsync("kim", Cancellation);
        Assert.False(await SignInAsync(headquarters, OneTimeCode.At(old, headquarters.Clock.Now)));
        Assert.True(await Desk(headquarters).RemoveCodeAsync("kim", Cancellation));
        Assert.True(await SignInAsync(headquarters, ""));
        Assert.Null(await Desk(headquarters).RenewCodeAsync("nobody", Cancellation));
    }

    [Fact]
    public async Task The_administrator_sees_a_new_key_once_as_picture_and_text()
    {
        await using var headquarters = await Headquarters.OpenAsync();
        await headquarters.AddAsync("kim", "", Roles.Officer);
        using var browser = await headquarters.SignedInAsync("", Roles.Administrator);
        using var answer = await Headquarters.PostAsync(
            browser, "/accounts", "/accounts/code", new() { ["account"] = "kim" });
        var page = await answer.Content.ReadAsStringAsync(Cancellation);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Contains("<svg", page, StringComparison.Ordinal);
        Assert.Matches("(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}", page);
        Assert.DoesNotContain("otpauth", page, StringComparison.Ordinal);
        Assert.DoesNotContain("style=", page, StringComparison.Ordinal);
    }

    private static AccountDesk Desk(Headquarters headquarters) =>
        headquarters.Services.GetRequiredService<AccountDesk>();

    private static SignInDesk SignIns(Headquarters headquarters) =>
        headquarters.Services.GetRequiredService<SignInDesk>();

    private static async Task<bool> SignInAsync(Headquarters headquarters, string code) =>
        await SignIns(headquarters).SignInAsync("kim", Headquarters.Password, code, Cancellation) is not null;
}
