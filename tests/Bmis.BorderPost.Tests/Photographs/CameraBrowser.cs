using Bmis.TestKit;

namespace Bmis.BorderPost.Tests.Photographs;

/// <summary>A Chromium with a camera that shows a moving pattern, and a person who lets every page use it.</summary>
public sealed class CameraBrowser : BrowserFixture
{
    /// <inheritdoc/>
    protected override IEnumerable<string> MoreFlags =>
        ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"];
}
