using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Primitives;

namespace Durable.Embedded.FunctionsHost.Http;

/// <summary>The server's response as the worker's contract has it: what is written to it is sent, whether the function returns it or not.</summary>
internal sealed class ResponseData : HttpResponseData
{
    private readonly HttpResponse _response;

    public ResponseData(FunctionContext context, HttpResponse response)
        : base(context)
    {
        _response = response;
        Cookies = new ResponseCookies(response);
        response.OnStarting(SendHeadersAsync);
    }

    public override HttpStatusCode StatusCode
    {
        get => (HttpStatusCode)_response.StatusCode;
        set => _response.StatusCode = (int)value;
    }

    public override HttpHeadersCollection Headers { get; set; } = [];

    public override Stream Body
    {
        get => _response.Body;
        set => _response.Body = value;
    }

    public override HttpCookies Cookies { get; }

    private Task SendHeadersAsync()
    {
        foreach (var (name, values) in Headers)
        {
            _response.Headers[name] = new StringValues([.. values]);
        }

        return Task.CompletedTask;
    }

    private sealed class ResponseCookies(HttpResponse response) : HttpCookies
    {
        public override IHttpCookie CreateNew() => new HttpCookie("", "");

        public override void Append(string name, string value) => Append(new HttpCookie(name, value));

        public override void Append(IHttpCookie cookie) =>
            response.Cookies.Append(
                cookie.Name,
                cookie.Value,
                new CookieOptions
                {
                    Domain = cookie.Domain,
                    Expires = cookie.Expires,
                    HttpOnly = cookie.HttpOnly ?? false,
                    MaxAge = cookie.MaxAge is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
                    Path = cookie.Path ?? "/",
                    Secure = cookie.Secure ?? false,
                    SameSite = Of(cookie.SameSite),
                }
            );

        private static SameSiteMode Of(SameSite mode) =>
            mode switch
            {
                SameSite.Lax => SameSiteMode.Lax,
                SameSite.Strict => SameSiteMode.Strict,
                SameSite.ExplicitNone => SameSiteMode.None,
                _ => SameSiteMode.Unspecified,
            };
    }
}
