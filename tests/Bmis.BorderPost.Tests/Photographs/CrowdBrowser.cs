namespace Bmis.BorderPost.Tests.Photographs;

/// <summary>A Chromium with a camera before which two people stand.</summary>
public sealed class CrowdBrowser : CameraBrowser
{
    private protected override DrawnPerson[] People =>
        [new(140, 320, 75, DrawnPerson.Skins[0]), new(350, 300, 80, DrawnPerson.Skins[2])];
}
