using Bmis.TestKit;

namespace Bmis.BorderPost.Tests.Photographs;

/// <summary>A Chromium with two cameras that show moving patterns, and a person who lets every page use them.</summary>
public sealed class TwoCamerasBrowser : BrowserFixture
{
    /// <inheritdoc/>
    protected override IEnumerable<string> MoreFlags =>
        ["--use-fake-device-for-media-stream=device-count=2", "--use-fake-ui-for-media-stream"];
}
