using Bmis.TestKit;

namespace Bmis.BorderPost.Tests.Photographs;

/// <summary>A Chromium with a camera and a traveller before it, and a person who lets every page use it.</summary>
public class CameraBrowser : BrowserFixture
{
    private readonly ScratchFolder _scratch = new();

    private protected virtual DrawnPerson[] People => [DrawnPerson.Traveller()];

    /// <inheritdoc/>
    protected override IEnumerable<string> MoreFlags =>
    [
        "--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream",
        $"--use-file-for-fake-video-capture={Video()}",
    ];

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        _scratch.Dispose();
        GC.SuppressFinalize(this);
    }

    // Motion JPEG is one JPEG after another; Chromium begins anew at the end.
    private string Video()
    {
        var video = Path.Combine(_scratch.Path, "camera.mjpeg");
        File.WriteAllBytes(video, Pictures.People(People));
        return video;
    }
}
