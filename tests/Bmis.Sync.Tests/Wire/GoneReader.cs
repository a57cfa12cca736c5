using System.IO.Pipelines;
using Microsoft.AspNetCore.Http.Features;

namespace Bmis.Sync.Tests.Wire;

/// <summary>The body of an answer that nobody reads any more, before the server has heard that the call is aborted.
/// </summary>
internal sealed class GoneReader : IHttpResponseBodyFeature
{
    private readonly Pipe _pipe = new();

    public GoneReader() => _pipe.Reader.Complete();

    public Stream Stream => _pipe.Writer.AsStream();

    public PipeWriter Writer => _pipe.Writer;

    public void DisableBuffering()
    {
    }

    public Task StartAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task SendFileAsync(string path, long offset, long? count, CancellationToken cancellationToken = default) =>
        Task.CompletedTask;

    public Task CompleteAsync() => Task.CompletedTask;
}
