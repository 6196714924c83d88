using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Durable.Embedded.FunctionsHost.Http;

/// <summary>The server's request as the worker's contract has it.</summary>
internal sealed class RequestData(FunctionContext context, HttpRequest request) : HttpRequestData(context)
{
    public override Stream Body => request.Body;

    public override HttpHeadersCollection Headers =>
        field ??= new HttpHeadersCollection(
            request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.OfType<string>()))
        );

    public override IReadOnlyCollection<IHttpCookie> Cookies =>
        field ??= [.. request.Cookies.Select(cookie => new HttpCookie(cookie.Key, cookie.Value))];

    public override Uri Url => field ??= new Uri(request.GetDisplayUrl());

    public override IEnumerable<ClaimsIdentity> Identities => request.HttpContext.User.Identities;

    public override string Method => request.Method;

    public override HttpResponseData CreateResponse() => new ResponseData(FunctionContext, request.HttpContext.Response);

    /// <summary>Gives the request that an invocation was started by.</summary>
    internal sealed class Feature(HttpContext http) : IHttpRequestDataFeature
    {
        private HttpRequestData? _data;

        public ValueTask<HttpRequestData?> GetHttpRequestDataAsync(FunctionContext context) =>
            ValueTask.FromResult<HttpRequestData?>(_data ??= new RequestData(context, http.Request));
    }
}
