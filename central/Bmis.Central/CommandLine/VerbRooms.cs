namespace Bmis.Central.CommandLine;

/// <summary>The program's rooms, built and not started; dispose them when the verb is done.</summary>
internal sealed class VerbRooms(WebApplication application) : IServiceProvider, IAsyncDisposable
{
    public object? GetService(Type serviceType) => application.Services.GetService(serviceType);

    public ValueTask DisposeAsync() => application.DisposeAsync();
}
