namespace Bmis.BorderPost.Supervision;

/// <summary>Another lane of the post.</summary>
internal sealed class PostLane
{
    /// <summary>Its id.</summary>
    public string Id { get; set; } = "";

    /// <summary>Where its pages are, such as <c>https://lane-2.post.example:5080</c>.</summary>
    public string Address { get; set; } = "";

    internal Uri? Uri => System.Uri.TryCreate(Address, UriKind.Absolute, out var uri)
        && (uri.Scheme == System.Uri.UriSchemeHttp || uri.Scheme == System.Uri.UriSchemeHttps)
            ? uri
            : null;
}
