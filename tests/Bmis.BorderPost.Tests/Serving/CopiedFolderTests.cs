using System.Text;
using Bmis.BorderPost.Journaling;
using Bmis.BorderPost.Tests.Duty;
using Bmis.BorderPost.Tests.Lists;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;

namespace Bmis.BorderPost.Tests.Serving;

/// <summary>Whoever copies a lane's folder reads no name, number or alert in it, while it runs or later.</summary>
public sealed class CopiedFolderTests : IDisposable
{
    private readonly Scratch _scratch = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_copied_folder_reveals_nothing_that_was_planted()
    {
        using var lists = new SignedLists(_scratch, TimeProvider.System);
        var officer = Officers.Of("o.one", TimeProvider.System.GetUtcNow().AddDays(-1), OfficerRoles.Officer);
        await lists.PutAsync(ListNames.Officers, 1, Officers.List(officer));
        var alerts = SignedLists.Alert(Planted.Name);
        await lists.PutAsync(ListNames.Alert, 1, alerts);
        Assert.NotEmpty(Planted.FilesIn(_scratch.Folder, Packed(alerts)));
        Assert.NotEmpty(Planted.FilesIn(_scratch.Folder, officer.DisplayName));
        var words = new[] { Planted.Name, Planted.Number, officer.DisplayName, "L8989000", "masterKey", "descriptor" };

        var app = BorderPost.Program.Build(
        [
            "--Urls=http://127.0.0.1:0",
            "--Lane:Id=lane-1",
            "--Lane:PostCode=UTANY",
            $"--Lane:Folder={_scratch.Folder}",
            TestKeys.Setting,
            $"--Lists:Root={lists.RootFile}",
            "--Logging:LogLevel:Default=Error",
        ]);
        await using (app)
        {
            await app.StartAsync(Cancellation);
            var payload = Encoding.UTF8.GetBytes($"{Planted.Name} {Planted.Number}");
            await app.Services.GetRequiredService<Journal>().AppendAsync("crossing", payload, "a", Cancellation);
            Assert.NotNull(app.Services.GetRequiredService<BorderPost.Lists.ListShelf>().Alert.Content);
            _ = app.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("x");
            Assert.Empty(Planted.FilesIn(_scratch.Folder, words));
            await app.StopAsync(Cancellation);
        }

        Assert.NotEmpty(Directory.EnumerateFiles(_scratch.File("keys"), "*.sealed"));
        Assert.Empty(Planted.FilesIn(_scratch.Folder, words));
        Assert.Empty(Planted.FilesIn(_scratch.Folder, Packed(alerts)));
    }

    // The names in an alert list's file are packed, so its packed bytes are looked for.
    private static byte[] Packed(byte[] alerts) => alerts[^40..];
}
