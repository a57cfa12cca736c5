using Bmis.BorderPost.Tests.Duty;
using Bmis.BorderPost.Tests.Lists;
using Bmis.Crossings;
using Bmis.Crossings.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Bmis.BorderPost.Tests;

/// <summary>The whole lane on a free port, with officers o.one, o.two, d.one and s.one in its list.</summary>
internal sealed class RunningLane : IAsyncDisposable
{
    private readonly Func<string[], WebApplication> _build;
    private readonly SignedLists _lists;
    private readonly Scratch _scratch;
    private WebApplication _app;

    private RunningLane(Func<string[], WebApplication> build, SignedLists lists, Scratch scratch) =>
        (_build, _app, _lists, _scratch) = (build, build([]), lists, scratch);

    internal SignedLists Lists => _lists;

    internal Uri Address => new(_app.Urls.First());

    internal IServiceProvider Services => _app.Services;

    internal static Task<RunningLane> StartAsync(params string[] settings) =>
        StartAsync(TimeProvider.System, settings);

    /// <summary>The same with a clock of the test's; timers run by the machine's all the same.</summary>
    internal static Task<RunningLane> StartAsync(TimeProvider clock, params string[] settings) =>
        StartAsync(clock, _ => { }, settings);

    /// <summary>The same with other parts in it.</summary>
    internal static async Task<RunningLane> StartAsync(
        TimeProvider clock, Action<IServiceCollection> replace, params string[] settings)
    {
        var scratch = new Scratch();
        var lists = new SignedLists(scratch, clock);
        var since = clock.GetUtcNow().AddDays(-1);
        await lists.PutAsync(ListNames.Officers, 1, Officers.List(
            Officers.Of("o.one", since, OfficerRoles.Officer),
            Officers.Of("o.two", since, OfficerRoles.Officer),
            Officers.Of("d.one", since, OfficerRoles.Officer, OfficerRoles.DiscreetChecks),
            Officers.Of("s.one", since, OfficerRoles.Supervisor)));
        var lane = new RunningLane(more => BorderPost.Program.Build(
        [
            "--Urls=http://127.0.0.1:0",
            "--Lane:Id=lane-1",
            "--Lane:PostCode=UTANY",
            $"--Lane:Folder={scratch.Folder}",
            TestKeys.Setting,
            $"--Lists:Root={lists.RootFile}",
            "--Logging:LogLevel:Default=Error",
            .. settings,
            .. more,
        ], services =>
        {
            services.Replace(ServiceDescriptor.Singleton(clock));
            replace(services);
        }), lists, scratch);
        await lane._app.StartAsync(TestContext.Current.CancellationToken);
        return lane;
    }

    internal string Folder => _scratch.Folder;

    /// <summary>
    /// Stops the lane and starts it again on what it left on its disk, with more settings; its address is another one.
    /// </summary>
    internal async Task RestartAsync(params string[] settings)
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _app = _build(settings);
        await _app.StartAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>A browser of its own: it keeps cookies and does not follow redirects.</summary>
    internal HttpClient Browser() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _lists.Dispose();
        _scratch.Dispose();
    }
}
